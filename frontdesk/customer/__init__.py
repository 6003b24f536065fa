"""What the citizen's screen shows and does, without a screen: facts in, touches in, pages out. No Qt, no I/O."""

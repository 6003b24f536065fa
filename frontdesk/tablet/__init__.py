"""The citizen's screen as a web page for one paired tablet on the local network. Draws views and gives touches back."""

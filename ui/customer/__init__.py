"""What the citizen sees: a window that draws a view and tells what was touched; it decides nothing."""

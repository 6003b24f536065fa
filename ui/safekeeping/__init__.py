"""What keeps the data safe while the window is open: backups when they are due, the mirror, a look for damage."""

"""What comes up by itself: the banner while a server fails, and toasts about what has just been done."""

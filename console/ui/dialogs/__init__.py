"""Questions before what cannot be taken back, and two pages to read: none of them stops the program."""

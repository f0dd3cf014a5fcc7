"""How the console looks: colours by role, one palette and style sheet per theme, fonts, icons, and the theme in use."""

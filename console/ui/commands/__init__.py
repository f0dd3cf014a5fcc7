"""Everything a person can do, in one table: menus, toolbar, row buttons, shortcuts and the palette all read it."""

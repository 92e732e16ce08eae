"""Style sheets, templates and icons of published documents."""

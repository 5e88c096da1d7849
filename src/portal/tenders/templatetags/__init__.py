"""Words of assignments in templates."""

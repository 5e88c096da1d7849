"""Names of services and municipalities in templates."""

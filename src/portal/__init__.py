"""The Django site: what is remembered, who may see it, and how it looks. It stands on `coalition`."""

"""How to contribute: template, fields, rules."""

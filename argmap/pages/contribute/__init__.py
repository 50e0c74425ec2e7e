"""The page on contributing: template, fields, rules."""

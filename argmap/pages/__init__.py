"""The generated parts of each page of a site: one folder a page, its module beside its templates."""

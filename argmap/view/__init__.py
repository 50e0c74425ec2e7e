"""The look of a map: templates, pictures, preview cards, and the data that the browser draws."""

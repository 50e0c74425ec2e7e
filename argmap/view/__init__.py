"""How things look: templates, pictures, preview cards, the data that the browser draws."""

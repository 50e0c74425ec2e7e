"""The languages of pages: catalogues of messages, and dates, numbers and plural forms as a language has them."""

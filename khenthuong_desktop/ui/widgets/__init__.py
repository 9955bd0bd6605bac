"""The building blocks of the window; pages are put together from them."""

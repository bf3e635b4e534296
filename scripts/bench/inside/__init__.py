"""What runs in the processes that are measured: light imports only, so that nothing else is measured with them."""

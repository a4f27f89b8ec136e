"""Instructions and opposition in requests as people write them: `understand.read_request`."""

"""What tests and measurements share: copies of the content, servers, browsers, built sites."""

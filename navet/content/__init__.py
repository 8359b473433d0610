"""What has been read, as frozen objects: the model, the registers, the words and the pages."""

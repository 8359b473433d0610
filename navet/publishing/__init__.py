"""What is written beside the pages: headers, sitemap, manifest, security.txt, cases as data."""

"""What every tool is made with: its payload's types, jobs and entries, colours, PDF, previews."""

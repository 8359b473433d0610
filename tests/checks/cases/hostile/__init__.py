"""Files that somebody might send, by mistake or on purpose, and what the check must answer.

``text`` holds changes to a sound case, ``raw`` whole files where the bytes matter, ``names`` places
and names of files. Expected is part of the sentence that the contributor gets, or HARMLESS: the
file is taken and what it tried has no effect on the page.
"""

HARMLESS = ""

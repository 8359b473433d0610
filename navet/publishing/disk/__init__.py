"""The whole site of one language in a ZIP, to be read from disk where there is no server.

From a disk a browser lets a page neither import a script nor fetch a file, and shows a folder's
contents in place of its page. A pass over the finished site therefore makes a copy where every link
names a file, and every script and file that scripts need comes as a classic script (``disk.js``).
"""

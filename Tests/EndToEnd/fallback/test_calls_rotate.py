from test_rotate import *

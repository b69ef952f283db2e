from test_setup import *

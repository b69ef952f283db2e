from test_new_profile import *

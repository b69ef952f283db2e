from test_login import *

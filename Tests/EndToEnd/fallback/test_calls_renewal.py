from test_renewal import *

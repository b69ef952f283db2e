from test_devices import *

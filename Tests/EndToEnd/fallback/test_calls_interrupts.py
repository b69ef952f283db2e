from test_interrupts import *

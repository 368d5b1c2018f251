// The one Boost.Test entry point that every suite executable links.
#define BOOST_TEST_MODULE facenotice
#include <boost/test/unit_test.hpp>

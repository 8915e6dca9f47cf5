"""The example inventory: real input of 2015 and 2016, and interviews invented to show the rest."""

from census_app.services.demo.building import Example, build

__all__ = ["Example", "build"]

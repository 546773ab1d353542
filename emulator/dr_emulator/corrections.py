"""How a correction of moto is declared, applied and taken back.

Each thing that moto does wrong is one `Correction`. Its replacements are put onto moto's own classes when `apply` is
called, and `take_back` leaves moto as it came, so that a test can show that it fails without the correction it proves.

What a correction has to remember it keeps on moto's own objects, never in a module, so that `POST /moto-api/reset`
forgets it together with them.
"""

import functools

_ABSENT = object()


class Correction:
    """One thing that stock moto does wrong, and the replacements that mend it."""

    known = []
    _applied = []

    def __init__(self, name, stock):
        if any(other.name == name for other in self.known):
            raise ValueError(f"two corrections are named '{name}': give one of them another name")
        self.name = name
        self.stock = stock
        self._replacements = []
        self.known.append(self)

    def replaces(self, owner, name=None):
        """The decorated function stands in for a method; it gets the stock method as its first argument."""

        def declare(function):
            def build(stock):
                @functools.wraps(function)
                def method(self, *args, **kwargs):
                    return function(stock, self, *args, **kwargs)

                return method

            self._replacements.append((owner, name or function.__name__, build))
            return function

        return declare

    def replaces_property(self, owner, name=None):
        """The decorated function stands in for a property's getter; it gets the stock getter as its first argument."""

        def declare(function):
            def build(stock):
                return property(lambda self: function(stock.fget, self), stock.fset)

            self._replacements.append((owner, name or function.__name__, build))
            return function

        return declare

    def adds(self, owner, name=None):
        """The decorated function becomes a method that moto lacks."""

        def declare(function):
            self._replacements.append((owner, name or function.__name__, lambda stock: function))
            return function

        return declare

    def adds_property(self, owner, name=None):
        """The decorated function becomes a read-only property that moto lacks."""

        def declare(function):
            self._replacements.append((owner, name or function.__name__, lambda stock: property(function)))
            return function

        return declare

    def sets(self, owner, name, build):
        """An attribute gets the value that `build` makes of the stock one."""
        self._replacements.append((owner, name, build))

    @classmethod
    def apply(cls, without=None):
        """Puts every correction but one in place, in the order in which they were declared."""
        cls.take_back()
        for correction in cls.known:
            if correction is without:
                continue
            for owner, name, build in correction._replacements:
                cls._applied.append((owner, name, vars(owner).get(name, _ABSENT)))
                setattr(owner, name, build(getattr(owner, name, None)))

    @classmethod
    def take_back(cls):
        """Leaves moto as it came."""
        while cls._applied:
            owner, name, stock = cls._applied.pop()
            if stock is _ABSENT:
                delattr(owner, name)
            else:
                setattr(owner, name, stock)

"""What concerns every service."""

import warnings

from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult, BaseResponse

from dr_emulator.corrections import Correction

unimplemented = Correction(
    "core: unimplemented calls",
    stock="answers a call it does not implement with an HTML page and status 500, which an SDK retries up to 25 times",
)

# moto notices that no service of AWS's has this error, which is the point.
warnings.filterwarnings("ignore", message=r"Exception\(NotEmulated\)")


class NotEmulated(ServiceException):
    """A call that the emulator does not know: the caller's question, not a fault of the network."""

    code = "NotEmulated"


@unimplemented.replaces(BaseResponse)
def call_action(stock, self):
    try:
        return stock(self)
    except NotImplementedError as error:
        action = self._get_action() or self.path
        error = NotEmulated("NotEmulated", f"the emulator does not implement {self.service_name}:{action} ({error})")
        status, headers, body = self.serialized(ActionResult(error))
        return status, headers, body

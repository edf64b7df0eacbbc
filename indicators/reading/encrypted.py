"""Workbooks that are encrypted though nobody set a password.

Excel and WPS write some files encrypted with a password of their own (MS-OFFCRYPTO 2.3.6: VelvetSweatshop) and open them
without asking; of 119 .xls files from public repositories 63 are of this kind. So that password is tried before anybody is
told that the file has one.
"""

from __future__ import annotations

import io

from indicators.reading.unreadable import refuse

_PASSWORD_OF_EXCEL = "VelvetSweatshop"  # published, the same in every copy of Excel


def decrypted(data: bytes) -> bytes:
    """The workbook inside; raise UnreadableFile if it has a password that only its author knows."""
    # its cryptography is slow to load and few files need it
    from msoffcrypto import OfficeFile
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError

    try:
        container = OfficeFile(io.BytesIO(data))
        container.load_key(password=_PASSWORD_OF_EXCEL)
        plain = io.BytesIO()
        container.decrypt(plain)
    except (InvalidKeyError, DecryptionError) as error:
        raise refuse("file_has_password") from error
    except Exception as error:  # a bent container fails in as many ways as it can be bent
        raise refuse("file_damaged") from error
    return plain.getvalue()

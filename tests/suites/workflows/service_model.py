"""What a service's own model says about a call: the model that AWS publishes, as botocore carries it.

botocore itself checks which parameters there are, their types, and lower limits. It leaves enumerations, patterns and
upper limits to the service, so they are checked here.
"""

import functools
import re
from collections.abc import Iterator
from typing import Any

import botocore.session
from botocore.model import ServiceModel, Shape
from botocore.validate import ParamValidator


@functools.cache
def model(service: str) -> ServiceModel:
    return botocore.session.get_session().get_service_model(service)


def findings(service: str, operation: str, parameters: dict[str, Any]) -> list[str]:
    """What is wrong with the call; nothing if AWS's model allows it."""
    shape = model(service).operation_model(operation).input_shape
    report = ParamValidator().validate(parameters, shape)
    return [report.generate_report()] if report.has_errors() else list(_findings(parameters, shape, operation))


def _findings(value: Any, shape: Shape, at: str) -> Iterator[str]:
    if shape.type_name == "structure":
        for name, one in value.items():
            yield from _findings(one, shape.members[name], f"{at}.{name}")
    elif shape.type_name == "list":
        for one in value:
            yield from _findings(one, shape.member, f"{at}[]")
    elif shape.type_name == "map":
        for name, one in value.items():
            yield from _findings(name, shape.key, f"{at} key")
            yield from _findings(one, shape.value, f"{at}.{name}")
    elif shape.type_name == "string":
        if shape.enum and value not in shape.enum:
            yield f"{at}: {value} is none of {shape.enum}"
        if len(value) > shape.metadata.get("max", len(value)):
            yield f"{at}: {value} has more than {shape.metadata['max']} characters"
        pattern = shape.metadata.get("pattern")
        if pattern and not re.fullmatch(_translated(pattern), value):
            yield f"{at}: {value} does not match {pattern}"


def _translated(pattern: str) -> str:
    """A pattern of the model, which is one of Java, for Python."""
    return pattern.replace(r"\uD800\uDC00-\uDBFF\uDFFF", r"\U00010000-\U0010FFFF").replace(r"\p{Print}", "[ -~]")

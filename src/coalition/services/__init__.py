"""What organisations do for people: our list of services, and how codes and words of notices point at it."""

from coalition.services.recognise import Mention, recognised
from coalition.services.service import Service, by_cpv, service, services

__all__ = ["Mention", "Service", "by_cpv", "recognised", "service", "services"]

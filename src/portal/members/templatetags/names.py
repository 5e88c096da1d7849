"""Filters that turn codes into names."""

from django import template

from portal.members import bridge

register = template.Library()
register.filter("service_name", bridge.service_name)
register.filter("in_sentence", bridge.in_sentence)
register.filter("area_name", bridge.area_name)
register.filter("area_names", bridge.area_names)

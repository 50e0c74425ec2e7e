"""The inside of MkDocs on which the renewal of single pages rests: the steps of its build, as this release has them."""

from __future__ import annotations

import ast
import inspect
import textwrap

from mkdocs.commands import build

STEPS = [
    "plugins.on_config(config)",
    "plugins.on_pre_build(config=config)",
    "get_files(config)",
    "files.add_files_from_theme(env, config)",
    "plugins.on_files(files, config=config)",
    "set_exclusions(files, config)",
    "get_navigation(files, config)",
    "plugins.on_nav(nav, config=config, files=files)",
    "files.documentation_pages(inclusion=inclusion)",
    "Page(None, file, config)",
    "_populate_page(file.page, config, files, dirty)",
    "plugins.on_env(env, config=config, files=files)",
    "files.copy_static_files(dirty=dirty, inclusion=inclusion)",
    "_build_theme_template(template, env, files, config, nav)",
    "_build_extra_template(template, files, config, nav)",
    "files.documentation_pages(inclusion=inclusion)",
    "_build_page(file.page, config, doc_files, nav, env, dirty, excluded=file.inclusion.is_excluded())",
    "file.page.validate_anchor_links(files=files, log_level=log_level)",
    "plugins.on_post_build(config=config)",
    "plugins.on_build_error(error=e)",
]
"""What `argmap.site.mkdocs_site` and `argmap.site.renewal` take after; whoever changes this list looks at both."""
_SIGNS = ("plugins.on_", "_", "get_files", "get_navigation", "set_exclusions", "Page(", "files.", "file.page.")


def test_mkdocs_builds_a_site_in_the_steps_that_the_renewal_takes_one_by_one() -> None:
    tree = ast.parse(textwrap.dedent(inspect.getsource(build.build)))
    calls = sorted((node for node in ast.walk(tree) if isinstance(node, ast.Call)), key=lambda call: call.lineno)
    steps = [ast.unparse(call).removeprefix("config.") for call in calls]
    assert [step for step in steps if step.startswith(_SIGNS)] == STEPS


def test_mkdocs_decides_in_the_order_of_files_which_pages_are_served() -> None:
    source = inspect.getsource(build.build)
    assert "inclusion = InclusionLevel.is_in_serve if serve_url else InclusionLevel.is_included" in source

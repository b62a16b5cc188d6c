"""What the frozen application is made of, and what is left out of it, each with its reason. Plain data and patterns.

`packaging/overread.spec` applies it, `tests/test_frozen_contents.py` holds it against the source tree, and
`docs/packaging.md` says what it comes to.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

Entry = tuple[str, str, str]  # PyInstaller's (name in the bundle, source file, kind)

# Distributions whose metadata is read while Overread runs: versions, and plugins that announce themselves there.
METADATA = (
    "overread",
    "PySide6_Essentials", "torch", "torchvision", "timm", "pydicom", "numpy", "Pillow", "safetensors", "SQLAlchemy",
    "alembic", "psycopg", "sqlcipher3", "keyring", "msgspec", "platformdirs", "pylibjpeg", "pylibjpeg-openjpeg",
    "pylibjpeg-rle", "pyjpegls", "python-gdcm", "imagecodecs", "onnxruntime", "rapidocr", "opencv-python-headless",
    "cryptography",
)  # fmt: skip
# Of the metadata, what names the machine that it was installed on.
METADATA_LEFT_OUT = re.compile(r"\.dist-info/(direct_url\.json|RECORD|INSTALLER|REQUESTED)$")

# imagecodecs loads an extension when a codec is first named; these are the ones that core/dicom names, and what they
# import: JPEG in all its forms, JPEG XL, deep PNG, and what `overread bench` codes its films in.
IMAGECODECS = (
    "_jpeg8", "_ljpeg", "_jpegxl", "_png", "_jpeg2k", "_jpegls", "_htj2k", "_shared", "_shared_cython", "_imcd",
)  # fmt: skip

# Imported by name only, where PyInstaller cannot see it.
HIDDEN_IMPORTS = (
    *(f"imagecodecs.{name}" for name in IMAGECODECS),
    "_gdcm.gdcmswig", "gdcm",
    "psycopg_binary", "psycopg_binary._psycopg", "psycopg_binary.pq",
    "sqlalchemy.dialects.postgresql.psycopg", "sqlalchemy.dialects.sqlite.pysqlite",
    "sqlcipher3.dbapi2",
    "core.dicom.imagecodecs_plugin",
)  # fmt: skip
# Packages of which every module goes in: they import their parts by name.
WHOLE_PACKAGES = ("core", "app", "keyring.backends", "alembic.ddl", "openjpeg", "rle", "jpeg_ls", "rapidocr")
ENTRY_POINTS = ("pylibjpeg.pixel_data_decoders", "keyring.backends")

MODULES_LEFT_OUT = {
    "triton": "compiles GPU kernels for torch.compile, which Overread does not call",
    "pytorch_grad_cam": "a peer of `overread bench`; Overread computes its own maps",
    "torchcam": "a peer of `overread bench`",
    "captum": "a peer of `overread bench`",
    "pyqtgraph": "a peer of `overread bench`",
    "napari": "a peer of `overread bench`",
    "scipy": "only the bench's peers need it",
    "sklearn": "only the bench's peers need it",
    "matplotlib": "only the bench's peers need it; Overread draws its charts itself",
    "ttach": "only a bench's peer needs it",
    "pandas": "nothing here reads it",
    "networkx": "torch's compiler passes",
    "jinja2": "torch's compiler templates",
    "tensorboard": "torch's logging for another program; Overread writes its event files itself",
    "huggingface_hub": "would fetch weights; Overread's networks come as files",
    "hf_xet": "as huggingface_hub",
    "httpx2": "as huggingface_hub",
    "fsspec": "torch's checkpoints on remote storage",
    "onnx": "torch's exporter",
    "onnxscript": "torch's exporter",
    "cuda": "NVIDIA's Python bindings; torch speaks to CUDA itself",
    "nvidia_cutlass": "torch's compiler",
    "torch._inductor.codegen.cutlass": "torch's compiler",
    "torch.utils.tensorboard": "see tensorboard",
    "torch.utils.benchmark": "torch's own measuring",
    "caffe2": "long gone",
    "PIL.AvifImagePlugin": "no file that Overread reads is AVIF",
    "rich": "torch's and a bench's peer's coloured terminals",
    "pygments": "as rich",
    "markdown_it": "as rich",
    "mdurl": "as rich",
    "defusedxml": "Pillow's XMP, which nothing here reads",
    "attr": "msgspec knows its classes; nothing here has any",
    "attrs": "as attr",
    "py": "tests of mpmath",
    "mpl_toolkits": "see matplotlib",
    "pylab": "see matplotlib",
    "pydoc_data": "the interactive help",
    "tkinter": "another toolkit",
    "readline": "a terminal's line editor",
    "curses": "a terminal's screen",
    "IPython": "an interactive shell",
    "pytest": "tests",
    "_pytest": "tests",
    "hypothesis": "tests",
    "mypy": "checks",
    "setuptools": "installs",
    "pip": "installs",
    "numpy.f2py": "compiles Fortran",
    "numpy.testing": "numpy's own tests",
    "sqlalchemy.dialects.mysql": "no MySQL",
    "sqlalchemy.dialects.oracle": "no Oracle",
    "sqlalchemy.dialects.mssql": "no SQL Server",
    "PySide6.QtQml": "no QML in the window",
    "PySide6.QtQuick": "no QML in the window",
    "PySide6.QtOpenGL": "the window paints with the raster engine",
    "PySide6.QtOpenGLWidgets": "the window paints with the raster engine",
    "PySide6.QtTest": "tests",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Files of the bundle by their path in it (a regular expression, from its start). `what`: the line in the docs."""

    what: str
    pattern: str
    reason: str

    def holds(self, name: str) -> bool:
        return re.match(self.pattern, name) is not None


FILES_LEFT_OUT = (
    LeftOut(
        "NVIDIA: libraries that nothing links or loads",
        r"(.*/)?(libcusolverMg|libnvrtc\.alt|libnvrtc-builtins\.alt|libnvblas|libcufftw|libcheckpoint|libnvperf_host"
        r"|libnvperf_target|libpcsamplingutil)\.so",
        "several GPUs in one solver, an alternative compiler, BLAS and FFTW look-alikes, profiling",
    ),
    LeftOut(
        "NVIDIA: NVSHMEM's transports",
        r"(.*/)?nvshmem(_transport|_bootstrap)_.*\.so",
        "memory shared between machines; only the host library is linked",
    ),
    LeftOut("torch: compilers and headers", r"torch/(include|share|bin/protoc|lib/.*\.a$|lib/cmake)", "for building"),
    LeftOut(
        "torch: libraries of its tests",
        r"torch/lib/lib(jitbackend_test|backend_with_compiler|torchbind_test|aoti_custom_ops)\.so",
        "nothing links or loads them",
    ),
    LeftOut(
        "torchvision: image files on the GPU",
        r"torchvision/image(_stable)?\.|torchvision\.libs/",
        "Overread reads pictures with Pillow, in a process without torch",
    ),
    LeftOut(
        "Qt: QML, SQL, designer and their plugins",
        r"PySide6/(Qt/)?(qml|plugins/(qmltooling|qmllint|sqldrivers|designer|egldeviceintegrations|generic"
        r"|networkinformation|vectorimageformats|wayland-graphics-integration-server|tls)/"
        r"|(lib/(lib)?)?Qt6?(Qml|Quick|Sql|Designer|Labs|Test|Help|VirtualKeyboard|OpenGLWidgets|Lottie|Egl[Ff][Ss]))",
        "the window is made of widgets; Overread opens no TLS connection through Qt",
    ),
    LeftOut(
        "Qt: platforms without a desktop",
        r"PySide6/(Qt/)?plugins/platforms/(lib)?q(eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc)\.",
        "no X11, Wayland or offscreen screen",
    ),
    LeftOut("Qt: on-screen keyboard", r".*platforminputcontexts/(lib)?qtvirtualkeyboard", "made of QML"),
    LeftOut("Qt: OpenGL in software", r"PySide6/opengl32sw\.dll", "the window paints with the raster engine"),
    LeftOut(
        "Qt: image formats that Overread does not show",
        r".*imageformats/(lib)?q(gif|icns|pdf|tga|tiff|wbmp|webp)\.",
        "pictures from outside are decoded in another process, by Pillow",
    ),
    LeftOut(
        "Qt: other languages",
        r"PySide6/(Qt/)?translations/(?!qtbase_(zh_CN|en)\.qm)",
        "the window speaks English, Vietnamese and Simplified Chinese; Qt ships no Vietnamese",
    ),
    LeftOut("sources of translations", r"resources/i18n/.*\.ts$", "the window loads what is made of them, *.qm"),
    LeftOut("Pillow: AVIF", r"PIL/_avif|pillow\.libs/libavif", "no file that Overread reads is AVIF"),
    LeftOut(
        "tests, headers and hints of libraries",
        r".*/tests?/|.*\.(h|hpp|cuh|pyi|a|lib|cmake|pxd|pyx|cpp)$|.*/py\.typed$",
        "nothing reads them",
    ),
    LeftOut("metadata of what is left out", r"(cuda_bindings|attrs)-[^/]+\.dist-info/", "see MODULES_LEFT_OUT"),
    LeftOut("pydicom: test files", r"pydicom/data/test_files", "pydicom's own tests"),
)

# Linux: what goes in of the machine that builds. The rest belongs to the desktop's drivers, fonts and sessions, where a
# copy of another version does harm; the Debian package depends on it.
OF_THE_SYSTEM = re.compile(
    r"lib(crypto|ssl|ffi|bz2|lzma|sqlite3|uuid|xcb-(cursor|icccm|image|keysyms|render-util|util|xinerama|xkb)"
    r"|xkbcommon(-x11)?|python3[.0-9]*)\.so"
)

# A CUDA of the machine that builds lies there too; torch brings the version that it was built for.
SYSTEM_FOLDERS = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/", "/usr/local/cuda", "/opt/cuda")

# Linux: libraries that another one links although Overread never gets there. A stub takes their place: it has the
# names that are linked, and ends the process if one is called. Beginning of the library's path: (who links it, why).
STUBBED = {
    "python_gdcm.libs/libssl-": (
        "_gdcm/",
        "OpenSSL 1.1.1k, out of support since 2023: GDCM signs and encrypts with it",
    ),
    "python_gdcm.libs/libcrypto-": ("_gdcm/", "see libssl"),
    **{
        f"opencv_python_headless.libs/lib{name}-": ("cv2/", reason)
        for name, reason in {
            "avcodec": "FFmpeg: OpenCV's video files",
            "avformat": "see avcodec",
            "avutil": "see avcodec",
            "swscale": "see avcodec",
            "swresample": "see avcodec",
            "vpx": "see avcodec",
            "drm": "see avcodec",
            "ssl": "OpenSSL 1.1.1k: FFmpeg's network streams",
            "crypto": "see ssl",
            "avif": "OpenCV's AVIF files",
            "aom": "see avif",
        }.items()
    },
}


def left_out(name: str) -> LeftOut | None:
    """Why a file does not go into the bundle; None where it does."""
    name = name.replace("\\", "/")
    return next((row for row in FILES_LEFT_OUT if row.holds(name)), None)


def kept(entries: Iterable[Entry]) -> list[Entry]:
    """PyInstaller's entries less those that are left out, and less the links to them. A link may lead to a folder, and
    over another link, as those of macOS' frameworks do."""
    stay = [entry for entry in entries if _stays(entry)]
    links = {name: _target(name, source) for name, source, kind in stay if kind == "SYMLINK"}
    there = {name for name, _, _ in stay if name not in links}
    there |= {str(folder) for name in there for folder in PurePosixPath(name).parents}
    return [entry for entry in stay if entry[0] not in links or _resolved(entry[0], links) in there]


def _stays(entry: Entry) -> bool:
    name, source, kind = entry
    if METADATA_LEFT_OUT.search(name.replace("\\", "/")) or left_out(name) is not None:
        return False
    of_the_system = kind == "BINARY" and source.startswith(SYSTEM_FOLDERS)
    return not of_the_system or OF_THE_SYSTEM.match(PurePosixPath(name).name) is not None


def _target(link: str, source: str) -> str:
    """Where a link of the bundle leads, as a path in the bundle."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(link), source))


def _resolved(name: str, links: dict[str, str]) -> str:
    """A path of the bundle with every link on it followed."""
    for _ in range(len(links) + 1):
        followed = next((part for part in (name, *map(str, PurePosixPath(name).parents)) if part in links), None)
        if followed is None:
            return name
        name = posixpath.normpath(links[followed] + name.removeprefix(followed))
    return name  # in a circle: it leads nowhere


def stub_users(name: str) -> str | None:
    """Where those lie that link a library which a stub replaces; None for any other file."""
    name = name.replace("\\", "/")
    return next((users for start, (users, _) in STUBBED.items() if name.startswith(start)), None)


def edition_of(bundle: Path) -> Literal["cpu", "gpu"]:
    """Which edition a bundle is: that of the torch in it. Raises FileNotFoundError where there is none."""
    inner = {file.name for file in (bundle / "_internal" / "torch" / "lib").iterdir()}
    return "gpu" if inner & {"libtorch_cuda.so", "torch_cuda.dll"} else "cpu"


def is_torch_module(name: str) -> bool:
    """Whether a module of torch goes in unasked, for torch imports many by name. Its tests only where others ask."""
    if name.startswith("torch.testing._internal"):
        return False
    return not any(name == gone or name.startswith(f"{gone}.") for gone in MODULES_LEFT_OUT)


# macOS: what the Finder knows of the application. Overread opens DICOM files and folders when asked to, and is nobody's
# default for pictures.
MACOS_AT_LEAST = "14.0"  # what the newest of the wheels asks for: ONNX Runtime's and torch's
INFO_PLIST = {
    "CFBundleDisplayName": "Overread",
    "CFBundleDevelopmentRegion": "en",
    "CFBundleLocalizations": ["en", "vi", "zh_CN"],
    "NSHighResolutionCapable": True,
    "NSHumanReadableCopyright": "Apache License 2.0. Research use only; no medical device.",
    "LSMinimumSystemVersion": MACOS_AT_LEAST,
    "LSApplicationCategoryType": "public.app-category.medical",
    "CFBundleDocumentTypes": [
        {
            "CFBundleTypeName": "DICOM image",
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": ["org.nema.dicom"],
        },
        {
            "CFBundleTypeName": "Picture or folder",
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "None",
            "LSItemContentTypes": ["public.png", "public.jpeg", "public.tiff", "public.folder"],
        },
    ],
    "UTImportedTypeDeclarations": [
        {
            "UTTypeIdentifier": "org.nema.dicom",
            "UTTypeDescription": "DICOM image",
            "UTTypeConformsTo": ["public.data", "public.image"],
            "UTTypeTagSpecification": {
                "public.filename-extension": ["dcm", "dicom"],
                "public.mime-type": ["application/dicom"],
            },
        }
    ],
}


def info_plist(version: str) -> dict[str, object]:
    """With what the Finder and the notary compare; PyInstaller writes the short version itself."""
    return {**INFO_PLIST, "CFBundleVersion": version}


def version_texts(version: str) -> list[tuple[str, str]]:
    """Windows: what the properties of the program say."""
    return [
        ("CompanyName", "The Overread project"),
        ("FileDescription", "Overread"),
        ("FileVersion", version),
        ("InternalName", "overread"),
        ("LegalCopyright", "Apache License 2.0"),
        ("OriginalFilename", "overread.exe"),
        ("ProductName", "Overread"),
        ("ProductVersion", version),
        ("Comments", "Research use only. No medical device."),
    ]

// What debuggers and others find by its name.
#pragma once

#define TS_EXPORTED __declspec(dllexport)

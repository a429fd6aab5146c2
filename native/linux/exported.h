// What debuggers and others find by its name.
#pragma once

#define TS_EXPORTED __attribute__((visibility("protected")))

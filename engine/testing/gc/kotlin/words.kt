// Collections, strings, lambdas and data classes: words counted, sorted, grouped and printed.
@file:OptIn(kotlin.wasm.ExperimentalWasmInterop::class)

private data class Entry(val word: String, val count: Int)

private const val TEXT = "the quick brown fox jumps over the lazy dog and the dog barks at the fox while the quick bird sings über alles"

@kotlin.wasm.WasmExport
fun words(n: Int): Int {
    val counts = mutableMapOf<String, Int>()
    for (round in 1..n) {
        for (word in TEXT.split(' ')) {
            val key = if (round % 3 == 0) word.uppercase() else word
            counts[key] = (counts[key] ?: 0) + round
        }
    }
    val order = compareByDescending<Entry> { it.count }.thenBy { it.word }
    val entries = counts.map { (word, count) -> Entry(word, count) }.sortedWith(order)
    for (e in entries.take(12)) println("${e.word.padEnd(8)}${e.count.toString().padStart(6)} $e")
    for ((length, list) in entries.groupBy { it.word.length }.toList().sortedBy { it.first }) {
        println("$length: ${list.joinToString { it.word.reversed() }}")
    }
    return entries.fold(0) { sum, e -> sum * 31 + e.hashCode() }
}

// Arrays, sequences, deques, boxed numbers, text of numbers: arithmetic of many digits, primes, a breadth-first search.
@file:OptIn(kotlin.wasm.ExperimentalWasmInterop::class)

private class Digits(private val digits: IntArray) {
    operator fun times(by: Int): Digits {
        val out = IntArray(digits.size + 2)
        var carry = 0L
        for (i in out.indices) {
            val x = (if (i < digits.size) digits[i].toLong() else 0L) * by + carry
            out[i] = (x % 10000).toInt()
            carry = x / 10000
        }
        return Digits(out.copyOf(out.indexOfLast { it != 0 } + 1))
    }

    override fun toString() = buildString {
        append(digits.last())
        for (i in digits.size - 2 downTo 0) append(digits[i].toString().padStart(4, '0'))
    }
}

private fun primes() = sequence {
    val found = mutableListOf<Int>()
    var n = 2
    while (true) {
        if (found.takeWhile { it * it <= n }.none { n % it == 0 }) {
            found += n
            yield(n)
        }
        n++
    }
}

private fun distance(size: Int, wall: (Int, Int) -> Boolean): Int {
    val seen = Array(size) { BooleanArray(size) }
    val queue = ArrayDeque<Triple<Int, Int, Int>>()
    queue.add(Triple(0, 0, 0))
    while (queue.isNotEmpty()) {
        val (x, y, d) = queue.removeFirst()
        if (x !in 0 until size || y !in 0 until size || wall(x, y) || seen[y][x]) continue
        seen[y][x] = true
        if (x == size - 1 && y == size - 1) return d
        for ((dx, dy) in listOf(1 to 0, 0 to 1, -1 to 0, 0 to -1)) queue.add(Triple(x + dx, y + dy, d + 1))
    }
    return -1
}

@kotlin.wasm.WasmExport
fun numbers(n: Int): Int {
    var factorial = Digits(intArrayOf(1))
    for (i in 1..n) factorial *= i
    println("$n! = $factorial")
    val list = primes().take(n).toList()
    println(list.chunked(10).joinToString("\n") { it.joinToString(" ") })
    val boxed: List<Any> = listOf(1, 2L, 3.5, 4.5f, 'c', "text", true, Unit, 0x7fffffff, Long.MIN_VALUE, 1e-7, 1e21)
    println(boxed.map { it.toString() + "/" + it.hashCode() })
    val steps = distance(20 + n) { x, y -> (x * y) % 7 == 3 }
    println("steps $steps")
    return factorial.toString().hashCode() + list.sum() + steps
}

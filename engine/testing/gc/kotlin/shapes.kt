// Classes: sealed hierarchies, interfaces, generics, exceptions, casts, and what is created by the way.
@file:OptIn(kotlin.wasm.ExperimentalWasmInterop::class)

private interface Named {
    val name: String
    fun describe(): String = "a $name"
}

private sealed class Shape : Named {
    abstract fun area(): Double
}

private class Circle(val radius: Double) : Shape() {
    override val name get() = "circle"
    override fun area() = 3.0 * radius * radius
}

private open class Box(val width: Double, val height: Double) : Shape() {
    override val name get() = "box"
    override fun area() = width * height
}

private class Square(side: Double) : Box(side, side) {
    override val name get() = "square"
    override fun describe() = "${super.describe()} of $width"
}

private class Group<T : Shape>(val parts: List<T>) : Shape() {
    override val name get() = "group"
    override fun area() = parts.sumOf { it.area() }
    fun <R> fold(start: R, by: (R, T) -> R): R = parts.fold(start, by)
}

private class TooLarge(val shape: Shape) : Exception("${shape.describe()} is too large")

private fun make(seed: Int, depth: Int): Shape = when {
    depth > 0 && seed % 4 == 0 -> Group(List(3) { make(seed * 7 + it + 1, depth - 1) })
    seed % 3 == 0 -> Circle(seed % 10 + 0.5)
    seed % 3 == 1 -> Box(seed % 7 + 1.0, seed % 5 + 2.0)
    else -> Square(seed % 9 + 1.0)
}

private fun check(shape: Shape): Double {
    if (shape.area() > 250.0) throw TooLarge(shape)
    return shape.area()
}

@kotlin.wasm.WasmExport
fun shapes(n: Int): Int {
    var total = 0.0
    var refused = 0
    val kinds = HashMap<String, Int>()
    for (i in 1..n) {
        val shape = make(i, 3)
        kinds[shape.name] = kinds.getOrElse(shape.name) { 0 } + 1
        try {
            total += check(shape)
        } catch (e: TooLarge) {
            refused++
            if (refused < 4) println(e.message)
            val parts = (e.shape as? Group<*>)?.fold(0) { sum, part -> sum + if (part is Square) 1 else if (part is Box) 10 else 100 }
            total += parts ?: -1
        } finally {
            total += 0.125
        }
    }
    try {
        val any: Any = make(2, 0)
        println((any as Circle).radius)
    } catch (e: ClassCastException) {
        println("no circle")
    }
    println("$total $refused ${kinds.toList().sortedBy { it.first }}")
    return total.hashCode() + refused
}

/** Runs the examples of all doors at the server whose address is given. */
fun main(arguments: Array<String>) {
    val base = arguments[0]
    meet(base)
    referral(base)
    crm(base)
    chat(base)
    println("kotlin: meet referral crm chat")
}

/** The protocol of Django REST framework 3.5, as the clients of the older documents know it. */
@NullMarked
package io.rollcall.http.drf;

import org.jspecify.annotations.NullMarked;

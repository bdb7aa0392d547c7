<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
<context>
    <name>ActivityText</name>
    <message>
        <source>OK</source>
        <translation>حسنًا</translation>
    </message>
    <message>
        <source>Nobody answered</source>
        <translation>لم يجب أحد</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>لا إجابة في الوقت المحدد</translation>
    </message>
    <message>
        <source>Access denied</source>
        <translation>رُفض الوصول</translation>
    </message>
    <message>
        <source>Grant refused</source>
        <translation>رُفضت المنحة</translation>
    </message>
    <message>
        <source>Client refused</source>
        <translation>رُفض العميل</translation>
    </message>
    <message>
        <source>Scope refused</source>
        <translation>رُفض النطاق</translation>
    </message>
    <message>
        <source>Unknown target</source>
        <translation>هدف غير معروف</translation>
    </message>
    <message>
        <source>Token refused (401)</source>
        <translation>رُفض الرمز (401)</translation>
    </message>
    <message>
        <source>Forbidden (403)</source>
        <translation>ممنوع (403)</translation>
    </message>
    <message>
        <source>Not found (404)</source>
        <translation>غير موجود (404)</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>لم يُسجّل الدخول</translation>
    </message>
    <message>
        <source>Session ended</source>
        <translation>انتهت الجلسة</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>معطّل</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>الطلب</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Sign-out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Session renewed</source>
        <translation>جُددت الجلسة</translation>
    </message>
    <message>
        <source>ID-JAG issued</source>
        <translation>صدر ID-JAG</translation>
    </message>
    <message>
        <source>Access granted</source>
        <translation>مُنح الوصول</translation>
    </message>
    <message>
        <source>Access refused</source>
        <translation>رُفض الوصول</translation>
    </message>
    <message>
        <source>Access revoked</source>
        <translation>أُلغي الوصول</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>استدعاء</translation>
    </message>
    <message>
        <source>Configuration changed</source>
        <translation>تغيّرت الإعدادات</translation>
    </message>
    <message>
        <source>Budget warning</source>
        <translation>تحذير الحصة</translation>
    </message>
    <message>
        <source>Key rotated</source>
        <translation>دُوّر المفتاح</translation>
    </message>
    <message>
        <source>Log damaged</source>
        <translation>السجل تالف</translation>
    </message>
    <message>
        <source>Records lost</source>
        <translation>فُقدت سجلات</translation>
    </message>
    <message>
        <source>Unknown event</source>
        <translation>حدث غير معروف</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>سلسلة المفاتيح</translation>
    </message>
    <message>
        <source>Discovery</source>
        <translation>الاكتشاف</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>Token exchange</source>
        <translation>تبادل الرموز</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>الموافقة</translation>
    </message>
    <message>
        <source>Redemption</source>
        <translation>الاستبدال</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>المورد</translation>
    </message>
    <message>
        <source>Revocation</source>
        <translation>الإلغاء</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>الشخص</translation>
    </message>
    <message>
        <source>Identity provider</source>
        <translation>موفر الهوية</translation>
    </message>
    <message>
        <source>Authorization server</source>
        <translation>خادم التفويض</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Request refused</source>
        <translation>رُفض الطلب</translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation>رُفض الرمز</translation>
    </message>
    <message>
        <source>Client not allowed</source>
        <translation>العميل غير مسموح له</translation>
    </message>
    <message>
        <source>Grant not supported</source>
        <translation>المنح غير مدعوم</translation>
    </message>
    <message>
        <source>Scope missing</source>
        <translation>النطاق ناقص</translation>
    </message>
    <message>
        <source>Stronger sign-in wanted</source>
        <translation>يُطلب تسجيل دخول أقوى</translation>
    </message>
    <message>
        <source>Sign-in wanted</source>
        <translation>يُطلب تسجيل الدخول</translation>
    </message>
    <message>
        <source>Consent wanted</source>
        <translation>تُطلب الموافقة</translation>
    </message>
    <message>
        <source>Proof wanted again</source>
        <translation>يُطلب الإثبات من جديد</translation>
    </message>
    <message>
        <source>The server failed</source>
        <translation>أخفق الخادم</translation>
    </message>
    <message>
        <source>Server not available</source>
        <translation>الخادم غير متاح</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>طلبات كثيرة جدًا</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>لا اتصال</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>انقطع الاتصال</translation>
    </message>
    <message>
        <source>Unknown host</source>
        <translation>مضيف مجهول</translation>
    </message>
    <message>
        <source>No secure connection</source>
        <translation>لا اتصال آمن</translation>
    </message>
    <message>
        <source>Certificate refused</source>
        <translation>رُفضت الشهادة</translation>
    </message>
    <message>
        <source>The proxy refused</source>
        <translation>رفض الوكيل</translation>
    </message>
    <message>
        <source>Person not assigned</source>
        <translation>الشخص غير معيَّن</translation>
    </message>
    <message>
        <source>Blocked by the policy</source>
        <translation>تمنعه السياسة</translation>
    </message>
    <message>
        <source>Blocked by the administrator</source>
        <translation>محظور من المسؤول</translation>
    </message>
    <message>
        <source>ID-JAGs used up</source>
        <translation>نفدت ID-JAG</translation>
    </message>
    <message>
        <source>Keychain locked</source>
        <translation>سلسلة المفاتيح مقفلة</translation>
    </message>
    <message>
        <source>No keychain</source>
        <translation>لا سلسلة مفاتيح</translation>
    </message>
    <message>
        <source>ID-JAG not accepted (%1)</source>
        <translation>لم يُقبل ID-JAG (%1)</translation>
    </message>
    <message>
        <source>Token not accepted (%1)</source>
        <translation>لم يُقبل الرمز (%1)</translation>
    </message>
</context>
<context>
    <name>ChatWords</name>
    <message>
        <source>Add %1 to %2</source>
        <translation>إضافة %1 إلى %2</translation>
    </message>
    <message>
        <source>Tick off %1 in %2</source>
        <translation>إنجاز %1 في %2</translation>
    </message>
    <message>
        <source>Open %1 in %2 again</source>
        <translation>إعادة فتح %1 في %2</translation>
    </message>
    <message>
        <source>Rename %1 to %2 in %3</source>
        <translation>إعادة تسمية %1 إلى %2 في %3</translation>
    </message>
    <message>
        <source>Remove %1 from %2</source>
        <translation>إزالة %1 من %2</translation>
    </message>
    <message>
        <source>List the todos of %1</source>
        <translation>سرد مهام %1</translation>
    </message>
    <message>
        <source>Waits for your word</source>
        <translation>ينتظر كلمتك</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>قيد التنفيذ</translation>
    </message>
    <message>
        <source>Waits for your sign-in</source>
        <translation>ينتظر تسجيل دخولك</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>منجزة</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>فاشل</translation>
    </message>
    <message>
        <source>You said no</source>
        <translation>لقد رفضت</translation>
    </message>
    <message>
        <source>Not carried out</source>
        <translation>لم يُنفَّذ</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>تم التراجع عنه</translation>
    </message>
    <message>
        <source>Asks before each call</source>
        <translation>يسأل قبل كل استدعاء</translation>
    </message>
    <message>
        <source>Asks before each change</source>
        <translation>يسأل قبل كل تغيير</translation>
    </message>
    <message>
        <source>Does not ask before changes</source>
        <translation>لا يسأل قبل التغييرات</translation>
    </message>
    <message>
        <source>%1 tokens in, %2 out</source>
        <translation>%1 رمزًا إلى الداخل، %2 إلى الخارج</translation>
    </message>
    <message>
        <source>What is on my plate today?</source>
        <translation>ما الذي عليّ اليوم؟</translation>
    </message>
    <message>
        <source>Add “buy milk” to my todos</source>
        <translation>أضف «شراء الحليب» إلى مهامي</translation>
    </message>
    <message>
        <source>Sum up what is still open, in one sentence</source>
        <translation>لخّص ما بقي مفتوحًا في جملة واحدة</translation>
    </message>
</context>
<context>
    <name>CheckText</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>لم يفشل شيء</numerusform>
            <numerusform>فشل واحد</numerusform>
            <numerusform>فشل اثنان</numerusform>
            <numerusform>فشل %n</numerusform>
            <numerusform>فشل %n</numerusform>
            <numerusform>فشل %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocked by an administrator</source>
        <translation>
            <numerusform>لم يمنع المسؤول شيئًا</numerusform>
            <numerusform>منع المسؤول واحدًا</numerusform>
            <numerusform>منع المسؤول اثنين</numerusform>
            <numerusform>منع المسؤول %n</numerusform>
            <numerusform>منع المسؤول %n</numerusform>
            <numerusform>منع المسؤول %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be looked at</source>
        <translation>
            <numerusform>لا شيء يستحق النظر</numerusform>
            <numerusform>واحد يستحق النظر</numerusform>
            <numerusform>اثنان يستحقان النظر</numerusform>
            <numerusform>%n تستحق النظر</numerusform>
            <numerusform>%n تستحق النظر</numerusform>
            <numerusform>%n تستحق النظر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>لم يُتخطَّ شيء</numerusform>
            <numerusform>تُخطي واحد</numerusform>
            <numerusform>تُخطي اثنان</numerusform>
            <numerusform>تُخطي %n</numerusform>
            <numerusform>تُخطي %n</numerusform>
            <numerusform>تُخطي %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passed</source>
        <translation>
            <numerusform>لم ينجح شيء</numerusform>
            <numerusform>نجح واحد</numerusform>
            <numerusform>نجح اثنان</numerusform>
            <numerusform>نجح %n</numerusform>
            <numerusform>نجح %n</numerusform>
            <numerusform>نجح %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>ناجح</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>تحذير</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>ممنوع</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>فاشل</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>متخطّى</translation>
    </message>
    <message>
        <source>You</source>
        <translation>أنت</translation>
    </message>
    <message>
        <source>Whoever keeps this profile</source>
        <translation>من يعتني بهذا الملف الشخصي</translation>
    </message>
    <message>
        <source>The identity provider&apos;s administrator</source>
        <translation>مسؤول موفر الهوية</translation>
    </message>
    <message>
        <source>The owner of the resource</source>
        <translation>مالك المورد</translation>
    </message>
    <message>
        <source>Whoever keeps the network</source>
        <translation>من يعتني بالشبكة</translation>
    </message>
    <message numerus="yes">
        <source>%n ID-JAG(s) spent</source>
        <translation>
            <numerusform>لم يُستهلك أي ID-JAG</numerusform>
            <numerusform>استُهلك ID-JAG واحد</numerusform>
            <numerusform>استُهلك اثنان من ID-JAG</numerusform>
            <numerusform>استُهلك %n من ID-JAG</numerusform>
            <numerusform>استُهلك %n من ID-JAG</numerusform>
            <numerusform>استُهلك %n من ID-JAG</numerusform>
        </translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>كل شيء على ما يرام.</translation>
    </message>
    <message>
        <source>One and the same server: it can never work.</source>
        <translation>خادم واحد لا غير: لا يمكن أن ينجح أبدًا.</translation>
    </message>
    <message>
        <source>One Okta org: needs the AI Agents subscription.</source>
        <translation>مؤسسة Okta واحدة: تحتاج إلى اشتراك AI Agents.</translation>
    </message>
    <message>
        <source>The org server of another Okta org: it cannot work.</source>
        <translation>خادم مؤسسة Okta أخرى: لا يمكن أن ينجح.</translation>
    </message>
    <message>
        <source>A custom server of another Okta org: it has to trust this one.</source>
        <translation>خادم مخصص لمؤسسة Okta أخرى: عليه أن يثق بهذه.</translation>
    </message>
    <message>
        <source>Two issuers on one host: the second has to trust the first.</source>
        <translation>جهتا إصدار على مضيف واحد: على الثانية أن تثق بالأولى.</translation>
    </message>
    <message>
        <source>Two trust domains, as it should be.</source>
        <translation>نطاقا ثقة، كما ينبغي.</translation>
    </message>
</context>
<context>
    <name>ConnectionText</name>
    <message>
        <source>revoked, dead from now on.</source>
        <translation>أُلغي، وهو باطل من الآن.</translation>
    </message>
    <message>
        <source>its server offers no revocation; forgotten here.</source>
        <translation>خادمه لا يتيح الإلغاء؛ نُسي هنا.</translation>
    </message>
    <message>
        <source>could not be revoked; forgotten here.</source>
        <translation>تعذّر إلغاؤه؛ نُسي هنا.</translation>
    </message>
    <message>
        <source>forgotten here.</source>
        <translation>نُسي هنا.</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>قيد العمل…</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>فشل</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>منتهٍ</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>معطّل</translation>
    </message>
    <message>
        <source>Cross App Access</source>
        <translation>Cross App Access</translation>
    </message>
    <message>
        <source>Own consent</source>
        <translation>موافقة خاصة</translation>
    </message>
    <message>
        <source>None (public client)</source>
        <translation>لا شيء (عميل عام)</translation>
    </message>
    <message>
        <source>Client secret in the header</source>
        <translation>سر العميل في الترويسة</translation>
    </message>
    <message>
        <source>Client secret in the form</source>
        <translation>سر العميل في النموذج</translation>
    </message>
    <message>
        <source>Signed with this installation&apos;s key</source>
        <translation>موقّع بمفتاح هذا التثبيت</translation>
    </message>
    <message>
        <source>asks for %1</source>
        <translation>يطلب %1</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 من %2: %3</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>Whoever has it can use it until %1.</source>
        <translation>من يملكه يمكنه استخدامه حتى %1.</translation>
    </message>
    <message>
        <source>as asked</source>
        <translation>كما طُلب</translation>
    </message>
    <message>
        <source>told</source>
        <translation>مُبلّغ</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>مختلف</translation>
    </message>
    <message>
        <source>will be refused</source>
        <translation>سيُرفض</translation>
    </message>
    <message>
        <source>ID token</source>
        <translation>رمز الهوية</translation>
    </message>
    <message>
        <source>ID-JAG</source>
        <translation>ID-JAG</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>رمز الوصول</translation>
    </message>
    <message>
        <source>Set by your organisation (%1). Ask your administrator to change it.</source>
        <translation>ضبطته مؤسستك (%1). اطلب من المسؤول تغييره.</translation>
    </message>
    <message>
        <source>Fixed by your organisation (%1).</source>
        <translation>ثبّتته مؤسستك (%1).</translation>
    </message>
    <message>
        <source>Blocked by an administrator</source>
        <translation>محظور من مسؤول</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>The server said: %1.</source>
        <translation>قال الخادم: %1.</translation>
    </message>
    <message>
        <source>%1 did not answer within %2 seconds.</source>
        <translation>لم يجب %1 خلال %2 ثانية.</translation>
    </message>
    <message>
        <source>No connection to %1 within %2 seconds.</source>
        <translation>لا اتصال بـ %1 خلال %2 ثانية.</translation>
    </message>
    <message>
        <source>No connection to %1: %2.</source>
        <translation>لا اتصال بـ %1: %2.</translation>
    </message>
    <message>
        <source>nothing listens there</source>
        <translation>لا شيء يستمع هناك</translation>
    </message>
    <message>
        <source>no way to it</source>
        <translation>لا طريق إليه</translation>
    </message>
    <message>
        <source>The name %1 is not known to the network.</source>
        <translation>الاسم %1 غير معروف في الشبكة.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost before the answer was complete; the request was not sent again.</source>
        <translation>انقطع الاتصال بـ %1 قبل اكتمال الجواب؛ ولم يُرسل الطلب مرة أخرى.</translation>
    </message>
    <message>
        <source>The answer of %1 ended before it was complete.</source>
        <translation>انتهى جواب %1 قبل أن يكتمل.</translation>
    </message>
    <message>
        <source>The certificate of %1 is for another host.</source>
        <translation>شهادة %1 لمضيف آخر.</translation>
    </message>
    <message>
        <source>The certificate of %1 is for another host: %2.</source>
        <translation>شهادة %1 لمضيف آخر: %2.</translation>
    </message>
    <message>
        <source>The certificate of %1 (%2) expired on %3.</source>
        <translation>انتهت صلاحية شهادة %1 (%2) في %3.</translation>
    </message>
    <message>
        <source>The certificate of %1 (%2) is not valid before %3.</source>
        <translation>شهادة %1 (%2) غير صالحة قبل %3.</translation>
    </message>
    <message>
        <source>The certificate of %1 is signed by nobody but itself (%2).</source>
        <translation>شهادة %1 موقعة من نفسها فقط (%2).</translation>
    </message>
    <message>
        <source>The certificate of %1 comes from an authority that this computer does not know: %2.</source>
        <translation>شهادة %1 من سلطة لا يعرفها هذا الحاسوب: %2.</translation>
    </message>
    <message>
        <source>The proxy wants a user name and password for %1.</source>
        <translation>يطلب الوكيل اسم مستخدم وكلمة مرور لـ %1.</translation>
    </message>
    <message>
        <source>The proxy could not reach %1.</source>
        <translation>لم يستطع الوكيل الوصول إلى %1.</translation>
    </message>
    <message>
        <source>Check the network connection and the proxy settings, then try again.</source>
        <translation>افحص اتصال الشبكة وإعدادات الوكيل، ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Whether the server acted on the request is not known. Look before you do it again.</source>
        <translation>لا يُعرف هل نفّذ الخادم الطلب. تحقق قبل أن تعيده.</translation>
    </message>
    <message>
        <source>Start the program that should listen on this computer, or correct the port.</source>
        <translation>شغّل البرنامج الذي يجب أن يستمع على هذا الحاسوب، أو صحّح المنفذ.</translation>
    </message>
    <message>
        <source>A proxy on the way or the server is at fault: tell whoever runs it.</source>
        <translation>الخطأ في وكيل على الطريق أو في الخادم: أخبر من يديره.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date and time. If they are right, tell whoever runs the server; an extra CA file does not help here.</source>
        <translation>افحص تاريخ هذا الحاسوب ووقته. إن كانا صحيحين فأخبر من يدير الخادم؛ ملف سلطات إضافي لا يفيد هنا.</translation>
    </message>
    <message>
        <source>If your company inspects TLS traffic, put its certificate authority into the system&apos;s store or name its PEM file as the extra CA file; otherwise do not go on and ask your administrator.</source>
        <translation>إن كانت شركتك تفحص حركة TLS فضع سلطة شهاداتها في مخزن النظام أو اذكر ملف PEM الخاص بها كملف سلطات إضافي؛ وإلا فلا تتابع واسأل المسؤول.</translation>
    </message>
    <message>
        <source>Ask your administrator whether the proxy may reach this host.</source>
        <translation>اسأل المسؤول هل يُسمح للوكيل بالوصول إلى هذا المضيف.</translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation>سلسلة المفاتيح مقفلة.</translation>
    </message>
    <message>
        <source>The keychain has no keyring to keep secrets in.</source>
        <translation>ليس في سلسلة المفاتيح حلقة تُحفظ فيها الأسرار.</translation>
    </message>
    <message>
        <source>No keychain (Secret Service) is running.</source>
        <translation>لا تعمل أي سلسلة مفاتيح (Secret Service).</translation>
    </message>
    <message>
        <source>There is no session bus, so no keychain can be reached.</source>
        <translation>لا توجد ناقلة جلسة، فلا يمكن الوصول إلى سلسلة مفاتيح.</translation>
    </message>
    <message>
        <source>The library for the keychain is not installed.</source>
        <translation>مكتبة سلسلة المفاتيح غير مثبتة.</translation>
    </message>
    <message>
        <source>This program may not talk to the keychain.</source>
        <translation>لا يُسمح لهذا البرنامج بمخاطبة سلسلة المفاتيح.</translation>
    </message>
    <message>
        <source>The keychain does not answer.</source>
        <translation>سلسلة المفاتيح لا تجيب.</translation>
    </message>
    <message>
        <source>The keychain did not answer in time.</source>
        <translation>لم تجب سلسلة المفاتيح في الوقت المناسب.</translation>
    </message>
    <message>
        <source>The keychain refused access.</source>
        <translation>رفضت سلسلة المفاتيح الوصول.</translation>
    </message>
    <message>
        <source>The keychain failed: %1</source>
        <translation>فشلت سلسلة المفاتيح: %1</translation>
    </message>
    <message>
        <source>Unlock it, for example in “Passwords and Keys”, and try again.</source>
        <translation>افتحها، مثلًا في «كلمات السر والمفاتيح»، ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Make a default keyring, for example in “Passwords and Keys”, and try again.</source>
        <translation>أنشئ حلقة مفاتيح مبدئية، مثلًا في «كلمات السر والمفاتيح»، ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Install and start one: the package gnome-keyring or kwalletmanager.</source>
        <translation>ثبّت واحدة وشغّلها: الحزمة gnome-keyring أو kwalletmanager.</translation>
    </message>
    <message>
        <source>Look whether a window asks for its password, else end gnome-keyring-daemon and start it again.</source>
        <translation>انظر هل تطلب نافذة كلمة المرور، وإلا فأنهِ gnome-keyring-daemon وشغّله من جديد.</translation>
    </message>
    <message>
        <source>Allow Agent0 when the keychain asks, and try again.</source>
        <translation>اسمح لـ Agent0 عندما تسأل سلسلة المفاتيح، ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Look at the keychain&apos;s own window.</source>
        <translation>انظر في نافذة سلسلة المفاتيح نفسها.</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>لا أحد مسجل الدخول.</translation>
    </message>
    <message>
        <source>Sign in: agent0ctl login</source>
        <translation>سجّل الدخول.</translation>
    </message>
    <message>
        <source>The session at the identity provider has ended: it no longer takes the refresh token.</source>
        <translation>انتهت الجلسة لدى موفر الهوية: لم يعد يقبل رمز التجديد.</translation>
    </message>
    <message>
        <source>Nobody came back from the browser within %1 seconds.</source>
        <translation>لم يعد أحد من المتصفح خلال %1 ثانية.</translation>
    </message>
    <message>
        <source>The connection &quot;%1&quot; is disabled.</source>
        <translation>الاتصال «%1» معطل.</translation>
    </message>
    <message>
        <source>The administrator&apos;s policy disables it.</source>
        <translation>سياسة المسؤول تعطله.</translation>
    </message>
    <message>
        <source>There is no connection &quot;%1&quot;.</source>
        <translation>لا يوجد اتصال «%1».</translation>
    </message>
    <message>
        <source>There is no client secret for the client %1 in the keychain.</source>
        <translation>لا يوجد في سلسلة المفاتيح سر للعميل %1.</translation>
    </message>
    <message>
        <source>There is no private key for the client %1 in the keychain.</source>
        <translation>لا يوجد في سلسلة المفاتيح مفتاح خاص للعميل %1.</translation>
    </message>
    <message>
        <source>The redirect address 127.0.0.1:%1 cannot be opened: another program uses it.</source>
        <translation>تعذر فتح عنوان العودة 127.0.0.1:%1: يستعمله برنامج آخر.</translation>
    </message>
    <message>
        <source>%1 publishes no metadata (asked %2).</source>
        <translation>لا ينشر %1 بيانات وصفية (سُئل %2).</translation>
    </message>
    <message>
        <source>Check the address: it must be the issuer exactly as its administrator gave it.</source>
        <translation>افحص العنوان: يجب أن يكون المُصدر تمامًا كما أعطاه مسؤوله.</translation>
    </message>
    <message>
        <source>%1 answers with %2 instead of a document.</source>
        <translation>يجيب %1 بـ %2 بدل مستند.</translation>
    </message>
    <message>
        <source>The document at %1 cannot be read: %2</source>
        <translation>تعذرت قراءة المستند في %1: %2</translation>
    </message>
    <message>
        <source>There is no profile %1 (%2).</source>
        <translation>لا يوجد ملف تعريف %1 (%2).</translation>
    </message>
    <message>
        <source>Write one with `agent0ctl init`, or try everything with `agent0ctl demo`.</source>
        <translation>اكتب واحدًا بـ `agent0ctl init`، أو جرّب كل شيء بـ `agent0ctl demo`.</translation>
    </message>
    <message>
        <source>Another Agent0 is changing this profile just now.</source>
        <translation>يغيّر Agent0 آخر ملف التعريف هذا الآن.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>حاول مرة أخرى بعد لحظة.</translation>
    </message>
    <message>
        <source>The resource does not accept the access token.</source>
        <translation>لا يقبل المورد رمز الوصول.</translation>
    </message>
    <message>
        <source>The resource does not allow you this.</source>
        <translation>لا يسمح لك المورد بهذا.</translation>
    </message>
    <message>
        <source>Ask the owner of the resource for the permission, or the administrator for the scope.</source>
        <translation>اطلب الإذن من مالك المورد، أو النطاق من المسؤول.</translation>
    </message>
    <message>
        <source>The resource has nothing at this address.</source>
        <translation>ليس لدى المورد شيء في هذا العنوان.</translation>
    </message>
    <message>
        <source>The token does not carry the scope that this call needs.</source>
        <translation>لا يحمل الرمز النطاق الذي يحتاجه هذا الطلب.</translation>
    </message>
    <message>
        <source>The resource wants a newer or stronger sign-in.</source>
        <translation>يريد المورد تسجيل دخول أحدث أو أقوى.</translation>
    </message>
    <message>
        <source>The server gets too many requests.</source>
        <translation>يتلقى الخادم طلبات كثيرة جدًا.</translation>
    </message>
    <message>
        <source>Wait and try again; the server may have said how long.</source>
        <translation>انتظر ثم حاول مرة أخرى؛ ربما قال الخادم كم من الوقت.</translation>
    </message>
    <message>
        <source>Wait and try again.</source>
        <translation>انتظر ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>The server is overloaded or in maintenance.</source>
        <translation>الخادم مثقل أو قيد الصيانة.</translation>
    </message>
    <message>
        <source>The server failed at its work.</source>
        <translation>فشل الخادم في عمله.</translation>
    </message>
    <message>
        <source>Try again later; if it goes on, ask its administrator, with the request id.</source>
        <translation>حاول لاحقًا؛ وإن استمر فاسأل مسؤوله واذكر رقم الطلب.</translation>
    </message>
    <message>
        <source>There is no todo with the id %1.</source>
        <translation>لا توجد مهمة بالرقم %1.</translation>
    </message>
    <message>
        <source>List the todos again: it may have been removed elsewhere.</source>
        <translation>اقرأ المهام من جديد: ربما أُزيلت في مكان آخر.</translation>
    </message>
    <message>
        <source>%1 refused the access token, a fresh one as well (status %2).</source>
        <translation>رفض %1 رمز الوصول، حتى الجديد منه (الحالة %2).</translation>
    </message>
    <message>
        <source>%1 does not allow this (status %2).</source>
        <translation>لا يسمح %1 بهذا (الحالة %2).</translation>
    </message>
    <message>
        <source>Ask the resource&apos;s administrator whether the person and the connection&apos;s scopes allow it.</source>
        <translation>اسأل مسؤول المورد إن كانت صلاحيات الشخص ونطاقات الاتصال تسمح بذلك.</translation>
    </message>
    <message>
        <source>%1 has nothing at this address (status %2).</source>
        <translation>لا شيء لدى %1 في هذا العنوان (الحالة %2).</translation>
    </message>
    <message>
        <source>Check the path, and the connection&apos;s api.baseUrl.</source>
        <translation>تحقق من المسار ومن api.baseUrl في الاتصال.</translation>
    </message>
    <message>
        <source>%1 was not reached: the proxy on the way wants to know who you are (status %2).</source>
        <translation>تعذّر الوصول إلى %1: يريد الوكيل الوسيط معرفة هويتك (الحالة %2).</translation>
    </message>
    <message>
        <source>Set network.proxy, or the system&apos;s proxy, to one that lets this program through.</source>
        <translation>اضبط network.proxy أو وكيل النظام على وكيل يسمح لهذا البرنامج بالمرور.</translation>
    </message>
    <message>
        <source>%1 asks to wait: too many requests (status %2).</source>
        <translation>يطلب %1 الانتظار: طلبات كثيرة جدًا (الحالة %2).</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>حاول مجددًا لاحقًا.</translation>
    </message>
    <message>
        <source>%1 has a fault of its own (status %2).</source>
        <translation>لدى %1 عطل داخلي (الحالة %2).</translation>
    </message>
    <message>
        <source>Try again later; if it stays, tell the resource&apos;s owner the time and the status.</source>
        <translation>حاول مجددًا لاحقًا؛ وإن استمر الأمر فأخبر مالك المورد بالوقت والحالة.</translation>
    </message>
    <message>
        <source>%1 refused the request (status %2).</source>
        <translation>رفض %1 الطلب (الحالة %2).</translation>
    </message>
    <message>
        <source>Sign in again: the resource wants a newer or stronger sign-in.</source>
        <translation>سجّل الدخول مجددًا: يريد المورد تسجيل دخول أحدث أو أقوى.</translation>
    </message>
    <message>
        <source>Your administrator&apos;s policy does not allow this sign-in.</source>
        <translation>سياسة المسؤول لا تسمح بتسجيل الدخول هذا.</translation>
    </message>
    <message>
        <source>Ask the administrator for a rule of the sign-on or access policy that covers this client, you and this grant.</source>
        <translation>اطلب من المسؤول قاعدة في سياسة الدخول أو الوصول تشمل هذا العميل وتشملك وهذا النوع من المنح.</translation>
    </message>
    <message>
        <source>Your administrator has not given you this app.</source>
        <translation>لم يمنحك المسؤول هذا التطبيق.</translation>
    </message>
    <message>
        <source>Ask the administrator to assign you to it (Okta: AI agent &gt; User access &gt; Assignments).</source>
        <translation>اطلب من المسؤول إسناده إليك (Okta: AI agent &gt; User access &gt; Assignments).</translation>
    </message>
    <message>
        <source>The sign-in was refused: you cancelled it, or the identity provider does not let you in.</source>
        <translation>رُفض تسجيل الدخول: إمّا أنك ألغيته أو أن موفر الهوية لا يسمح لك بالدخول.</translation>
    </message>
    <message>
        <source>If you did not cancel it, ask the administrator whether you may use this app.</source>
        <translation>إن لم تلغه أنت فاسأل المسؤول إن كان يحق لك استخدام هذا التطبيق.</translation>
    </message>
    <message>
        <source>The identity provider wants to see you in the browser.</source>
        <translation>يريد موفر الهوية أن تظهر في المتصفح.</translation>
    </message>
    <message>
        <source>Sign in: agent0ctl login --force</source>
        <translation>سجّل الدخول: agent0ctl login --force</translation>
    </message>
    <message>
        <source>Sign in again: agent0ctl login</source>
        <translation>سجّل الدخول مجددًا: agent0ctl login</translation>
    </message>
    <message>
        <source>The code that the browser brought back is not valid any more.</source>
        <translation>الرمز الذي أعاده المتصفح لم يعد صالحًا.</translation>
    </message>
    <message>
        <source>Sign in again, and do not load the last page twice: agent0ctl login</source>
        <translation>سجّل الدخول مجددًا ولا تحمّل الصفحة الأخيرة مرتين: agent0ctl login</translation>
    </message>
    <message>
        <source>The identity provider gets too many requests for you.</source>
        <translation>يتلقى موفر الهوية طلبات كثيرة جدًا باسمك.</translation>
    </message>
    <message>
        <source>Wait a minute and try again.</source>
        <translation>انتظر دقيقة ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>The resource&apos;s app is not set up for Cross App Access, or you are not assigned to it.</source>
        <translation>تطبيق المورد غير مهيأ لـ Cross App Access، أو أنه غير مسند إليك.</translation>
    </message>
    <message>
        <source>Ask the administrator to enable Cross App Access on the resource&apos;s app (Resource Server tab), and to assign you to that app as well.</source>
        <translation>اطلب من المسؤول تفعيل Cross App Access في تطبيق المورد (علامة التبويب Resource Server) وإسناد ذلك التطبيق إليك أيضًا.</translation>
    </message>
    <message>
        <source>The identity provider issues no more ID-JAGs for you and this resource this month.</source>
        <translation>لن يصدر موفر الهوية مزيدًا من ID-JAG لك ولهذا المورد هذا الشهر.</translation>
    </message>
    <message>
        <source>Wait for the next month, or ask the administrator for a larger subscription. agent0ctl connections show prints the count.</source>
        <translation>انتظر الشهر القادم أو اطلب من المسؤول اشتراكًا أكبر. يعرض agent0ctl connections show العدد.</translation>
    </message>
    <message>
        <source>Your session at the identity provider has ended.</source>
        <translation>انتهت جلستك لدى موفر الهوية.</translation>
    </message>
    <message>
        <source>Your account at the identity provider is not active, or not assigned.</source>
        <translation>حسابك لدى موفر الهوية غير نشط أو غير مسند.</translation>
    </message>
    <message>
        <source>Ask the administrator to look at your account.</source>
        <translation>اطلب من المسؤول مراجعة حسابك.</translation>
    </message>
    <message>
        <source>The resource wants a stronger sign-in than you gave.</source>
        <translation>يريد المورد تسجيل دخول أقوى من الذي قدّمته.</translation>
    </message>
    <message>
        <source>Sign in again with a second factor: agent0ctl login --force</source>
        <translation>سجّل الدخول مجددًا بعامل ثانٍ: agent0ctl login --force</translation>
    </message>
    <message>
        <source>The identity provider no longer accepts the sign-in: the ID token has expired, or its session was ended.</source>
        <translation>لم يعد موفر الهوية يقبل تسجيل الدخول: انتهت صلاحية رمز الهوية أو أُنهيت جلسته.</translation>
    </message>
    <message>
        <source>Your administrator has not linked this app to the agent.</source>
        <translation>لم يربط المسؤول هذا التطبيق بالوكيل.</translation>
    </message>
    <message>
        <source>Ask the administrator for a delegation link (Okta: AI agent &gt; User access, or Machine access).</source>
        <translation>اطلب من المسؤول رابط تفويض (Okta: AI agent &gt; User access أو Machine access).</translation>
    </message>
    <message>
        <source>Your administrator&apos;s policy does not allow this access.</source>
        <translation>سياسة المسؤول لا تسمح بهذا الوصول.</translation>
    </message>
    <message>
        <source>Ask the administrator for a policy rule that covers this client, you and token exchange.</source>
        <translation>اطلب من المسؤول قاعدة سياسة تشمل هذا العميل وتشملك وتبادل الرموز.</translation>
    </message>
    <message>
        <source>Your administrator&apos;s policy does not allow this from the network that you are in.</source>
        <translation>سياسة المسؤول لا تسمح بهذا من الشبكة التي أنت فيها.</translation>
    </message>
    <message>
        <source>Connect to the company&apos;s network or VPN, or ask the administrator.</source>
        <translation>اتصل بشبكة الشركة أو شبكتها الافتراضية، أو اسأل المسؤول.</translation>
    </message>
    <message>
        <source>Your administrator does not allow this access.</source>
        <translation>لا يسمح المسؤول بهذا الوصول.</translation>
    </message>
    <message>
        <source>Ask the administrator for a connection between this agent and the resource, and for your assignment to both.</source>
        <translation>اطلب من المسؤول اتصالًا بين هذا الوكيل والمورد وإسنادهما إليك.</translation>
    </message>
    <message>
        <source>Your administrator allows none of the scopes that the connection asks for.</source>
        <translation>لا يسمح المسؤول بأي من النطاقات التي يطلبها الاتصال.</translation>
    </message>
    <message>
        <source>The resource does not know you, or does not know which of its users you are.</source>
        <translation>لا يعرفك المورد، أو لا يعرف أي مستخدميه أنت.</translation>
    </message>
    <message>
        <source>Sign in to the resource once in the browser with the same company account. If that does not help, ask the owner of the resource to link your account (SSO connection, federated identity).</source>
        <translation>سجّل الدخول إلى المورد مرة في المتصفح بحساب الشركة نفسه. فإن لم يفد ذلك فاطلب من مالك المورد ربط حسابك (اتصال SSO، هوية موحدة).</translation>
    </message>
    <message>
        <source>The policy of the resource&apos;s server does not allow this access.</source>
        <translation>سياسة خادم المورد لا تسمح بهذا الوصول.</translation>
    </message>
    <message>
        <source>The resource&apos;s server does not trust your identity provider.</source>
        <translation>لا يثق خادم المورد بموفر الهوية لديك.</translation>
    </message>
    <message>
        <source>The resource was not allowed to this program: the person, or the server&apos;s policy, said no.</source>
        <translation>لم يُسمح لهذا البرنامج بالمورد: رفض الشخص أو سياسة الخادم.</translation>
    </message>
    <message>
        <source>The resource&apos;s server does not take what it had given to this program any more.</source>
        <translation>لم يعد خادم المورد يقبل ما كان قد منحه لهذا البرنامج.</translation>
    </message>
    <message>
        <source>Allow the access again: agent0ctl connect</source>
        <translation>اسمح بالوصول مجددًا: agent0ctl connect</translation>
    </message>
    <message>
        <source>Access to %1 has been under way for %2 seconds.</source>
        <translation>الوصول إلى %1 جارٍ منذ %2 ثانية.</translation>
    </message>
    <message>
        <source>Finish it in the browser where a page is open, and try again.</source>
        <translation>أكمله في المتصفح حيث الصفحة مفتوحة، ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>Check the spelling of the address and the network connection (or VPN).</source>
        <translation>تحقق من كتابة العنوان ومن اتصال الشبكة (أو VPN).</translation>
    </message>
    <message>
        <source>No TLS connection to %1 was possible: %2.</source>
        <translation>تعذّر اتصال TLS مع %1: %2.</translation>
    </message>
    <message>
        <source>The proxy refused the way to %1 with status %2.</source>
        <translation>رفض الوكيل الطريق إلى %1 بالحالة %2.</translation>
    </message>
    <message>
        <source>The name of the proxy is not known to the network.</source>
        <translation>اسم الوكيل غير معروف في الشبكة.</translation>
    </message>
    <message>
        <source>You may be behind a captive portal or a sign-on proxy; otherwise check the configured address.</source>
        <translation>ربما أنت خلف صفحة دخول لشبكة أو وكيل؛ وإلا فتحقق من العنوان المضبوط.</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>مفقود</translation>
    </message>
    <message>
        <source>is not an https address</source>
        <translation>ليس عنوان https</translation>
    </message>
    <message>
        <source>is plain http, which is for this machine&apos;s loopback only</source>
        <translation>http غير مشفر، وهو لهذا الجهاز وحده</translation>
    </message>
    <message>
        <source>is not an address</source>
        <translation>ليس عنوانًا</translation>
    </message>
    <message>
        <source>begins or ends with a blank</source>
        <translation>يبدأ أو ينتهي بفراغ</translation>
    </message>
    <message>
        <source>Identifiers are sent byte for byte as typed: remove the blank.</source>
        <translation>تُرسل المعرّفات كما كُتبت حرفًا بحرف: احذف الفراغ.</translation>
    </message>
    <message>
        <source>holds a character that is not visible ASCII</source>
        <translation>يحتوي على حرف ليس من ASCII المرئي</translation>
    </message>
    <message>
        <source>holds a user name or password</source>
        <translation>يحتوي على اسم مستخدم أو كلمة مرور</translation>
    </message>
    <message>
        <source>has a fragment (#…)</source>
        <translation>فيه جزء (#…)</translation>
    </message>
    <message>
        <source>Remove the # and what is behind it.</source>
        <translation>احذف # وما بعدها.</translation>
    </message>
    <message>
        <source>has a query, which an issuer never has (RFC 8414)</source>
        <translation>فيه استعلام، ولا يكون ذلك في المُصدر أبدًا (RFC 8414)</translation>
    </message>
    <message>
        <source>is not an id</source>
        <translation>ليس معرّفًا</translation>
    </message>
    <message>
        <source>Use up to 64 of a-z, 0-9, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;, beginning with a letter or digit.</source>
        <translation>استخدم حتى 64 من a-z و0-9 و&apos;.&apos; و&apos;_&apos; و&apos;-&apos; على أن يبدأ بحرف أو رقم.</translation>
    </message>
    <message>
        <source>must begin with &apos;/&apos;</source>
        <translation>يجب أن يبدأ بـ &apos;/&apos;</translation>
    </message>
    <message>
        <source>is not the path of an address</source>
        <translation>ليس مسار عنوان</translation>
    </message>
    <message>
        <source>is not a proxy</source>
        <translation>ليس وكيلًا</translation>
    </message>
    <message>
        <source>is not an absolute path</source>
        <translation>ليس مسارًا مطلقًا</translation>
    </message>
    <message>
        <source>must be a whole number from %1 to %2</source>
        <translation>يجب أن يكون عددًا صحيحًا من %1 إلى %2</translation>
    </message>
    <message>
        <source>must contain openid, or there is no sign-in</source>
        <translation>يجب أن يتضمن openid وإلا فلا تسجيل دخول</translation>
    </message>
    <message>
        <source>do not contain offline_access: the sign-in ends with its ID token</source>
        <translation>لا تتضمن offline_access: ينتهي تسجيل الدخول بانتهاء رمز الهوية</translation>
    </message>
    <message>
        <source>Add offline_access to stay signed in.</source>
        <translation>أضف offline_access لتبقى مسجّل الدخول.</translation>
    </message>
    <message>
        <source>ends with a slash, and Okta&apos;s issuer never does</source>
        <translation>ينتهي بشرطة مائلة، ومُصدر Okta لا ينتهي بها أبدًا</translation>
    </message>
    <message>
        <source>is the address of the Okta Admin Console, not of the org</source>
        <translation>هو عنوان Okta Admin Console لا عنوان المؤسسة</translation>
    </message>
    <message>
        <source>is the client id at the identity provider: there are two client registrations, and they are never mixed</source>
        <translation>هو معرّف العميل لدى موفر الهوية: هناك تسجيلان للعميل ولا يُخلط بينهما أبدًا</translation>
    </message>
    <message>
        <source>Use the id that the resource&apos;s authorization server gave.</source>
        <translation>استخدم المعرّف الذي أعطاه خادم تفويض المورد.</translation>
    </message>
    <message>
        <source>differs from authorizationServer only by the slash at its end</source>
        <translation>لا يختلف عن authorizationServer إلا بالشرطة المائلة في آخره</translation>
    </message>
    <message>
        <source>%1 is set by your organisation and cannot be changed here.</source>
        <translation>حدّدت مؤسستك %1 ولا يمكن تغييره هنا.</translation>
    </message>
    <message>
        <source>It comes from %1: ask your administrator.</source>
        <translation>مصدره %1: اسأل المسؤول.</translation>
    </message>
    <message>
        <source>There is a connection of that id already.</source>
        <translation>يوجد اتصال بهذا المعرّف من قبل.</translation>
    </message>
    <message>
        <source>Edit that one, or choose another id.</source>
        <translation>حرّره أو اختر معرّفًا آخر.</translation>
    </message>
    <message>
        <source>Put the name into network.proxy (http://NAME@HOST:PORT) and its password into the keychain (agent0ctl secret set --proxy --secret-stdin), or ask your administrator for a rule that lets Agent0 through.</source>
        <translation>أدخل الاسم في network.proxy (http://NAME@HOST:PORT) وكلمة مروره في سلسلة المفاتيح (agent0ctl secret set --proxy --secret-stdin)، أو اطلب من المسؤول قاعدة تسمح لـ Agent0 بالمرور.</translation>
    </message>
    <message>
        <source>The identity provider answers: %1</source>
        <translation>موفر الهوية يجيب: %1</translation>
    </message>
    <message>
        <source>The resource names its authorization server: %1</source>
        <translation>المورد يسمّي خادم تفويضه: %1</translation>
    </message>
    <message>
        <source>The resource names its scopes: %1</source>
        <translation>المورد يسمّي نطاقاته: %1</translation>
    </message>
    <message>
        <source>The resource&apos;s authorization server answers: %1</source>
        <translation>خادم تفويض المورد يجيب: %1</translation>
    </message>
    <message>
        <source>Its authorization server names its scopes: %1</source>
        <translation>خادم تفويضه يسمّي نطاقاته: %1</translation>
    </message>
    <message>
        <source>Its authorization server takes clients by %1.</source>
        <translation>خادم تفويضه يقبل العملاء عبر %1.</translation>
    </message>
    <message>
        <source>The probe spends up to %1 ID-JAGs more than the %2 of the checks, and refreshes the session once.</source>
        <translation>يستهلك الاستكشاف حتى %1 من ID-JAG زيادة على %2 للفحوص، ويجدّد الجلسة مرة واحدة.</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>Something did not work</source>
        <translation>شيء ما لم ينجح</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>غير مفهوم</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>تسجيل الدخول مطلوب</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>مرفوض</translation>
    </message>
    <message>
        <source>Nobody answered</source>
        <translation>لم يجب أحد</translation>
    </message>
    <message>
        <source>A server broke its protocol</source>
        <translation>خالف خادم بروتوكوله</translation>
    </message>
    <message>
        <source>A security check failed</source>
        <translation>فشل فحص أمني</translation>
    </message>
    <message>
        <source>The keychain is not available</source>
        <translation>سلسلة المفاتيح غير متاحة</translation>
    </message>
    <message>
        <source>The configuration is wrong</source>
        <translation>الإعدادات خاطئة</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>الطلب %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>There was no answer from %1.</source>
        <translation>لم تصل إجابة من %1.</translation>
    </message>
    <message>
        <source>Check the network, then try again.</source>
        <translation>تحقق من الشبكة ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>Agent0 did not accept the ID-JAG (%1), and did not send it on.</source>
        <translation>لم يقبل Agent0 هذا ID-JAG (%1) ولم يرسله.</translation>
    </message>
    <message>
        <source>Compare the connection&apos;s audience, resource and client ID with what the administrator has entered at the identity provider, byte for byte.</source>
        <translation>قارن audience وresource ومعرّف العميل في الاتصال بما أدخله المسؤول لدى موفر الهوية، بايتًا بايتًا.</translation>
    </message>
    <message>
        <source>Blocked by the owner of the resource</source>
        <translation>محظور من مالك المورد</translation>
    </message>
    <message>
        <source>Blocked by the administrator</source>
        <translation>محظور من المسؤول</translation>
    </message>
</context>
<context>
    <name>FlowReport</name>
    <message>
        <source>JWT in %1</source>
        <translation>JWT في %1</translation>
    </message>
    <message>
        <source>Agent0 flow report: %1</source>
        <translation>تقرير مسار Agent0: %1</translation>
    </message>
    <message>
        <source>Flow %1, began %2, took %3 ms, result: %4</source>
        <translation>المسار %1، بدأ %2، استغرق %3 مث، النتيجة: %4</translation>
    </message>
    <message>
        <source>Secrets were left out when this was recorded.</source>
        <translation>حُذفت الأسرار عند التسجيل.</translation>
    </message>
    <message>
        <source>Request headers</source>
        <translation>ترويسات الطلب</translation>
    </message>
    <message>
        <source>Request fields</source>
        <translation>حقول الطلب</translation>
    </message>
    <message>
        <source>Answer headers</source>
        <translation>ترويسات الإجابة</translation>
    </message>
    <message>
        <source>Answer fields</source>
        <translation>حقول الإجابة</translation>
    </message>
</context>
<context>
    <name>JsonCell</name>
    <message>
        <source>yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>no</source>
        <translation>لا</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>لا مدخلات</numerusform>
            <numerusform>مدخل واحد</numerusform>
            <numerusform>مدخلان</numerusform>
            <numerusform>%n مدخلات</numerusform>
            <numerusform>%n مدخلاً</numerusform>
            <numerusform>%n مدخل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>لا حقول</numerusform>
            <numerusform>حقل واحد</numerusform>
            <numerusform>حقلان</numerusform>
            <numerusform>%n حقول</numerusform>
            <numerusform>%n حقلاً</numerusform>
            <numerusform>%n حقل</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>McpSubject</name>
    <message>
        <source>It says that it only reads.</source>
        <translation>يقول إنه يقرأ فقط.</translation>
    </message>
    <message>
        <source>It says that it writes, and destroys nothing.</source>
        <translation>يقول إنه يكتب ولا يُتلف شيئاً.</translation>
    </message>
    <message>
        <source>It may change or destroy something.</source>
        <translation>قد يغيّر شيئاً أو يُتلفه.</translation>
    </message>
    <message>
        <source>Running it twice does no more than once, it says.</source>
        <translation>يقول إن تشغيله مرتين لا يفعل أكثر من مرة واحدة.</translation>
    </message>
    <message>
        <source>It reaches out to others than this server.</source>
        <translation>يتصل بجهات غير هذا الخادم.</translation>
    </message>
    <message>
        <source>Type: %1</source>
        <translation>النوع: %1</translation>
    </message>
    <message>
        <source>Size: %1</source>
        <translation>الحجم: %1</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>حسنًا</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
</context>
<context>
    <name>RelativeTime</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>قبل %n دقيقة</numerusform>
            <numerusform>قبل %n دقيقة</numerusform>
            <numerusform>قبل %n دقيقة</numerusform>
            <numerusform>قبل %n دقيقة</numerusform>
            <numerusform>قبل %n دقيقة</numerusform>
            <numerusform>قبل %n دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>قبل %n ساعة</numerusform>
            <numerusform>قبل %n ساعة</numerusform>
            <numerusform>قبل %n ساعة</numerusform>
            <numerusform>قبل %n ساعة</numerusform>
            <numerusform>قبل %n ساعة</numerusform>
            <numerusform>قبل %n ساعة</numerusform>
        </translation>
    </message>
    <message>
        <source>a day ago</source>
        <translation>قبل يوم</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>قبل %n يوم</numerusform>
            <numerusform>قبل يوم</numerusform>
            <numerusform>قبل يومين</numerusform>
            <numerusform>قبل %n أيام</numerusform>
            <numerusform>قبل %n يومًا</numerusform>
            <numerusform>قبل %n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n min</source>
        <translation>
            <numerusform>بعد %n دقيقة</numerusform>
            <numerusform>بعد %n دقيقة</numerusform>
            <numerusform>بعد %n دقيقة</numerusform>
            <numerusform>بعد %n دقيقة</numerusform>
            <numerusform>بعد %n دقيقة</numerusform>
            <numerusform>بعد %n دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n h</source>
        <translation>
            <numerusform>بعد %n ساعة</numerusform>
            <numerusform>بعد %n ساعة</numerusform>
            <numerusform>بعد %n ساعة</numerusform>
            <numerusform>بعد %n ساعة</numerusform>
            <numerusform>بعد %n ساعة</numerusform>
            <numerusform>بعد %n ساعة</numerusform>
        </translation>
    </message>
    <message>
        <source>in a day</source>
        <translation>بعد يوم</translation>
    </message>
    <message numerus="yes">
        <source>in %n days</source>
        <translation>
            <numerusform>بعد %n يوم</numerusform>
            <numerusform>بعد يوم</numerusform>
            <numerusform>بعد يومين</numerusform>
            <numerusform>بعد %n أيام</numerusform>
            <numerusform>بعد %n يومًا</numerusform>
            <numerusform>بعد %n يوم</numerusform>
        </translation>
    </message>
    <message>
        <source>in less than a minute</source>
        <translation>بعد أقل من دقيقة</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 ث</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 د</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 س %2 د</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>يوم واحد</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n يوم</numerusform>
            <numerusform>يوم</numerusform>
            <numerusform>يومان</numerusform>
            <numerusform>%n أيام</numerusform>
            <numerusform>%n يومًا</numerusform>
            <numerusform>%n يوم</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultParts</name>
    <message numerus="yes">
        <source>%1, %n bytes</source>
        <translation>
            <numerusform>%1، لا بايت</numerusform>
            <numerusform>%1، بايت واحد</numerusform>
            <numerusform>%1، بايتان</numerusform>
            <numerusform>%1، %n بايتات</numerusform>
            <numerusform>%1، %n بايتاً</numerusform>
            <numerusform>%1، %n بايت</numerusform>
        </translation>
    </message>
    <message>
        <source>Data</source>
        <translation>بيانات</translation>
    </message>
    <message>
        <source>… the rest is not shown.</source>
        <translation>… لا تُعرض البقية.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>أنت</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>المساعد</translation>
    </message>
</context>
<context>
    <name>SchemaText</name>
    <message>
        <source>Must be a whole number</source>
        <translation>يجب أن يكون عدداً صحيحاً</translation>
    </message>
    <message>
        <source>Must be a number</source>
        <translation>يجب أن يكون عدداً</translation>
    </message>
    <message>
        <source>Must be a text</source>
        <translation>يجب أن يكون نصاً</translation>
    </message>
    <message>
        <source>Must be yes or no</source>
        <translation>يجب أن يكون نعم أو لا</translation>
    </message>
    <message>
        <source>Must be a list</source>
        <translation>يجب أن يكون قائمة</translation>
    </message>
    <message>
        <source>Must be an object</source>
        <translation>يجب أن يكون كائناً</translation>
    </message>
    <message>
        <source>Must be of another type: %1</source>
        <translation>يجب أن يكون من نوع آخر: %1</translation>
    </message>
    <message>
        <source>Must be a date: 2026-12-31</source>
        <translation>يجب أن يكون تاريخاً: 2026-12-31</translation>
    </message>
    <message>
        <source>Must be a time: 17:30:00Z</source>
        <translation>يجب أن يكون وقتاً: 17:30:00Z</translation>
    </message>
    <message>
        <source>Must be a date and time: 2026-12-31T17:30:00Z</source>
        <translation>يجب أن يكون تاريخاً ووقتاً: 2026-12-31T17:30:00Z</translation>
    </message>
    <message>
        <source>Must be an e-mail address</source>
        <translation>يجب أن يكون عنوان بريد إلكتروني</translation>
    </message>
    <message>
        <source>Must be an address: https://example.com/</source>
        <translation>يجب أن يكون عنواناً: https://example.com/</translation>
    </message>
    <message>
        <source>Must have the format %1</source>
        <translation>يجب أن يكون بالتنسيق %1</translation>
    </message>
    <message>
        <source>Must be at least %1</source>
        <translation>يجب ألا يقل عن %1</translation>
    </message>
    <message>
        <source>Must be at most %1</source>
        <translation>يجب ألا يزيد على %1</translation>
    </message>
    <message>
        <source>Must be more than %1</source>
        <translation>يجب أن يكون أكبر من %1</translation>
    </message>
    <message>
        <source>Must be less than %1</source>
        <translation>يجب أن يكون أصغر من %1</translation>
    </message>
    <message>
        <source>Must be a multiple of %1</source>
        <translation>يجب أن يكون من مضاعفات %1</translation>
    </message>
    <message>
        <source>Too short: characters at least: %1</source>
        <translation>قصير جداً، أقل عدد من الأحرف: %1</translation>
    </message>
    <message>
        <source>Too long: characters at most: %1</source>
        <translation>طويل جداً، أكبر عدد من الأحرف: %1</translation>
    </message>
    <message>
        <source>Too few: entries at least: %1</source>
        <translation>قليل جداً، أقل عدد من المدخلات: %1</translation>
    </message>
    <message>
        <source>Too many: entries at most: %1</source>
        <translation>كثير جداً، أكبر عدد من المدخلات: %1</translation>
    </message>
    <message>
        <source>Too few: members at least: %1</source>
        <translation>قليل جداً، أقل عدد من الحقول: %1</translation>
    </message>
    <message>
        <source>Too many: members at most: %1</source>
        <translation>كثير جداً، أكبر عدد من الحقول: %1</translation>
    </message>
    <message>
        <source>Must match the pattern %1</source>
        <translation>يجب أن يطابق النمط %1</translation>
    </message>
    <message>
        <source>Is needed</source>
        <translation>مطلوب</translation>
    </message>
    <message>
        <source>Is not known here</source>
        <translation>غير معروف هنا</translation>
    </message>
    <message>
        <source>Is none of the values that are allowed</source>
        <translation>ليس من القيم المسموح بها</translation>
    </message>
    <message>
        <source>The same entry is there twice</source>
        <translation>المدخل نفسه موجود مرتين</translation>
    </message>
    <message>
        <source>An entry that must be there is not, or too often</source>
        <translation>مدخل لازم غير موجود أو مكرر أكثر مما يجب</translation>
    </message>
    <message>
        <source>Fits none of what is allowed, or more than one</source>
        <translation>لا يناسب أياً من المسموح به أو يناسب أكثر من واحد</translation>
    </message>
    <message>
        <source>Is not allowed</source>
        <translation>غير مسموح به</translation>
    </message>
</context>
<context>
    <name>SessionFace</name>
    <message>
        <source>Nobody answers</source>
        <translation>لا أحد يجيب</translation>
    </message>
    <message>
        <source>The keychain cannot be used</source>
        <translation>لا يمكن استخدام سلسلة المفاتيح</translation>
    </message>
    <message>
        <source>The sign-in was refused</source>
        <translation>رُفض تسجيل الدخول</translation>
    </message>
    <message>
        <source>The sign-in was stopped for your safety</source>
        <translation>أُوقف تسجيل الدخول حفاظًا على أمانك</translation>
    </message>
    <message>
        <source>The sign-in was not finished</source>
        <translation>لم يكتمل تسجيل الدخول</translation>
    </message>
    <message>
        <source>The configuration needs attention</source>
        <translation>الإعدادات تحتاج إلى مراجعة</translation>
    </message>
    <message>
        <source>The identity provider gave a wrong answer</source>
        <translation>أعطى موفر الهوية إجابة خاطئة</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>لم ينجح ذلك</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>جارٍ الفتح</translation>
    </message>
    <message>
        <source>Agent0 looks up who is signed in.</source>
        <translation>يبحث Agent0 عمّن سجّل الدخول.</translation>
    </message>
    <message>
        <source>Sign in to begin</source>
        <translation>سجّل الدخول للبدء</translation>
    </message>
    <message>
        <source>Your browser opens the sign-in page of your company.</source>
        <translation>يفتح متصفحك صفحة تسجيل الدخول الخاصة بشركتك.</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>لحظة واحدة</translation>
    </message>
    <message>
        <source>Agent0 asks the identity provider for its sign-in page.</source>
        <translation>يسأل Agent0 موفر الهوية عن صفحة تسجيل الدخول.</translation>
    </message>
    <message>
        <source>No browser could be started</source>
        <translation>تعذّر تشغيل متصفح</translation>
    </message>
    <message>
        <source>Copy the address and open it in a browser on this computer.</source>
        <translation>انسخ العنوان وافتحه في متصفح على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Go on in your browser</source>
        <translation>تابع في متصفحك</translation>
    </message>
    <message>
        <source>Sign in there. This window comes back by itself.</source>
        <translation>سجّل الدخول هناك. تعود هذه النافذة من تلقاء نفسها.</translation>
    </message>
    <message>
        <source>No page to be seen? Open it again, or copy its address into a browser on this computer.</source>
        <translation>لا ترى أي صفحة؟ افتحها مرة أخرى، أو انسخ عنوانها إلى متصفح على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>جارٍ تسجيل الدخول</translation>
    </message>
    <message>
        <source>Agent0 checks what the identity provider sent.</source>
        <translation>يتحقق Agent0 مما أرسله موفر الهوية.</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>تم تسجيل الدخول</translation>
    </message>
    <message>
        <source>Your session ends soon</source>
        <translation>ستنتهي جلستك قريبًا</translation>
    </message>
    <message>
        <source>Sign in again now, and nothing is interrupted.</source>
        <translation>سجّل الدخول مجددًا الآن فلا ينقطع شيء.</translation>
    </message>
    <message>
        <source>The identity provider does not answer</source>
        <translation>موفر الهوية لا يجيب</translation>
    </message>
    <message>
        <source>What is at hand works on; the rest follows as soon as it answers again.</source>
        <translation>ما هو متاح يستمر في العمل، والباقي يتبع حالما يجيب مجددًا.</translation>
    </message>
    <message>
        <source>Please sign in again</source>
        <translation>يرجى تسجيل الدخول مجددًا</translation>
    </message>
    <message>
        <source>Signing out</source>
        <translation>جارٍ تسجيل الخروج</translation>
    </message>
    <message>
        <source>Agent0 revokes and forgets its tokens.</source>
        <translation>يلغي Agent0 رموزه وينساها.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>تسجيل الدخول مجددًا</translation>
    </message>
    <message>
        <source>Open the page again</source>
        <translation>افتح الصفحة مجددًا</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>انسخ العنوان</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مجددًا</translation>
    </message>
    <message>
        <source>Blocked by the administrator</source>
        <translation>محظور من المسؤول</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>مرحبًا</translation>
    </message>
    <message>
        <source>Agent0 does not know your company&apos;s identity provider yet. Setting it up takes a few questions; the sandbox needs no account anywhere.</source>
        <translation>لا يعرف Agent0 بعد موفّر الهوية لشركتك. الإعداد بضعة أسئلة؛ أما بيئة التجربة فلا تحتاج إلى أي حساب.</translation>
    </message>
    <message>
        <source>Set up Agent0</source>
        <translation>إعداد Agent0</translation>
    </message>
    <message>
        <source>Try it on the sandbox</source>
        <translation>جرّبه في بيئة التجربة</translation>
    </message>
</context>
<context>
    <name>SetupText</name>
    <message>
        <source>Okta, and an app of its own</source>
        <translation>Okta وتطبيق له خادمه</translation>
    </message>
    <message>
        <source>People sign in at Okta; the app has its own authorization server. The ordinary case.</source>
        <translation>يسجّل الناس الدخول لدى Okta؛ وللتطبيق خادم تفويض خاص به. هذه هي الحالة المعتادة.</translation>
    </message>
    <message>
        <source>Okta on both sides</source>
        <translation>Okta في الطرفين</translation>
    </message>
    <message>
        <source>The API is behind a custom authorization server of the same Okta org. Needs the Okta for AI Agents subscription.</source>
        <translation>الواجهة خلف خادم تفويض مخصص في مؤسسة Okta نفسها. يحتاج إلى اشتراك Okta for AI Agents.</translation>
    </message>
    <message>
        <source>Okta, and an Auth0 API</source>
        <translation>Okta وواجهة Auth0</translation>
    </message>
    <message>
        <source>The API&apos;s authorization server is an Auth0 tenant.</source>
        <translation>خادم تفويض الواجهة هو مستأجر لدى Auth0.</translation>
    </message>
    <message>
        <source>Okta, and a Keycloak realm</source>
        <translation>Okta ونطاق Keycloak</translation>
    </message>
    <message>
        <source>The API&apos;s authorization server is a Keycloak realm that takes ID-JAGs.</source>
        <translation>خادم تفويض الواجهة نطاق Keycloak يقبل ID-JAG.</translation>
    </message>
    <message>
        <source>The xaa.dev playground</source>
        <translation>ساحة xaa.dev</translation>
    </message>
    <message>
        <source>To try Cross App Access with servers on the internet.</source>
        <translation>لتجربة Cross App Access مع خوادم على الإنترنت.</translation>
    </message>
    <message>
        <source>Anything else</source>
        <translation>غير ذلك</translation>
    </message>
    <message>
        <source>Any OpenID provider that issues ID-JAGs, any authorization server that takes them.</source>
        <translation>أي موفّر OpenID يصدر ID-JAG، وأي خادم تفويض يقبلها.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Identity provider: issuer</source>
        <translation>موفّر الهوية: جهة الإصدار</translation>
    </message>
    <message>
        <source>Identity provider: client ID</source>
        <translation>موفّر الهوية: معرّف العميل</translation>
    </message>
    <message>
        <source>Identity provider: proof of the client</source>
        <translation>موفّر الهوية: إثبات العميل</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>المورد</translation>
    </message>
    <message>
        <source>Authorization server</source>
        <translation>خادم التفويض</translation>
    </message>
    <message>
        <source>Audience of the ID-JAG</source>
        <translation>الجمهور المقصود من ID-JAG</translation>
    </message>
    <message>
        <source>Client ID at that server</source>
        <translation>معرّف العميل لدى ذلك الخادم</translation>
    </message>
    <message>
        <source>Proof of the client there</source>
        <translation>إثبات العميل هناك</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>النطاقات</translation>
    </message>
    <message>
        <source>Address of calls</source>
        <translation>عنوان الطلبات</translation>
    </message>
    <message>
        <source>The identity provider&apos;s issuer</source>
        <translation>جهة الإصدار (issuer) لموفّر الهوية</translation>
    </message>
    <message>
        <source>This program&apos;s client ID at the identity provider</source>
        <translation>معرّف هذا البرنامج لدى موفّر الهوية</translation>
    </message>
    <message>
        <source>The resource: the address of the API or MCP server, as its owner writes it</source>
        <translation>المورد: عنوان الواجهة أو خادم MCP كما يكتبه مالكه</translation>
    </message>
    <message>
        <source>The issuer of the resource&apos;s own authorization server</source>
        <translation>جهة إصدار خادم التفويض الخاص بالمورد</translation>
    </message>
    <message>
        <source>The audience: that issuer as the administrator has entered it</source>
        <translation>الجمهور: جهة الإصدار تلك كما أدخلها المسؤول</translation>
    </message>
    <message>
        <source>This program&apos;s client ID at that authorization server</source>
        <translation>معرّف هذا البرنامج لدى خادم التفويض ذاك</translation>
    </message>
    <message>
        <source>The scopes to ask for, separated by blanks</source>
        <translation>النطاقات المطلوبة، تفصل بينها مسافات</translation>
    </message>
    <message>
        <source>The address that calls go to</source>
        <translation>العنوان الذي تُرسل إليه الطلبات</translation>
    </message>
    <message>
        <source>At Okta the org&apos;s own address, https://acme.okta.com: without -admin, without /oauth2/…, without a slash at the end. Elsewhere the issuer in the provider&apos;s openid-configuration.</source>
        <translation>لدى Okta عنوان المؤسسة نفسه، https://acme.okta.com: بلا ‎-admin، وبلا ‎/oauth2/…، وبلا شرطة في النهاية. ولدى غيره جهة الإصدار في openid-configuration.</translation>
    </message>
    <message>
        <source>At Okta: Directory &gt; AI Agents &gt; (agent) &gt; Client registration. The agent and its linked app have the same ID.</source>
        <translation>لدى Okta: Directory &gt; AI Agents &gt; (الوكيل) &gt; Client registration. للوكيل وتطبيقه المرتبط المعرّف نفسه.</translation>
    </message>
    <message>
        <source>Byte for byte, slashes too. At Okta it is the resource connection&apos;s Resource indicator.</source>
        <translation>بايتًا ببايت، والشرطات أيضًا. لدى Okta هو Resource indicator لاتصال المورد.</translation>
    </message>
    <message>
        <source>Never the identity provider itself. Auth0&apos;s ends with a slash, Keycloak&apos;s and Okta&apos;s do not.</source>
        <translation>ليس موفّر الهوية نفسه أبدًا. عنوان Auth0 ينتهي بشرطة، وعنوانا Keycloak وOkta لا.</translation>
    </message>
    <message>
        <source>At Okta: Applications &gt; (resource app) &gt; Resource Server &gt; Cross App Access (XAA) &gt; Issuer URL.</source>
        <translation>لدى Okta: Applications &gt; (تطبيق المورد) &gt; Resource Server &gt; Cross App Access (XAA) &gt; Issuer URL.</translation>
    </message>
    <message>
        <source>The second of two registrations: given by the resource&apos;s owner, never the ID at the identity provider. Okta&apos;s administrator enters it as the AI agent&apos;s client ID registered in this app.</source>
        <translation>ثاني تسجيلين: يعطيه مالك المورد، وليس المعرّف لدى موفّر الهوية أبدًا. يدخله مسؤول Okta في AI agent&apos;s client ID registered in this app.</translation>
    </message>
    <message>
        <source>Those of the resource, never openid, profile or email.</source>
        <translation>نطاقات المورد، وليس openid أو profile أو email أبدًا.</translation>
    </message>
    <message>
        <source>The resource&apos;s own address, if its owner names no other.</source>
        <translation>عنوان المورد نفسه، ما لم يذكر مالكه غيره.</translation>
    </message>
    <message>
        <source>the kind of set-up</source>
        <translation>نوع الإعداد</translation>
    </message>
    <message>
        <source>you</source>
        <translation>أنت</translation>
    </message>
    <message>
        <source>follows from another</source>
        <translation>يُستنتج من غيره</translation>
    </message>
    <message>
        <source>found at the servers</source>
        <translation>وُجد لدى الخوادم</translation>
    </message>
    <message>
        <source>your organisation</source>
        <translation>مؤسستك</translation>
    </message>
    <message>
        <source>Id of the connection</source>
        <translation>معرّف الاتصال</translation>
    </message>
    <message>
        <source>Name of the connection</source>
        <translation>اسم الاتصال</translation>
    </message>
    <message>
        <source>Kind of API</source>
        <translation>نوع الواجهة</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>Tools</source>
        <translation>الأدوات</translation>
    </message>
    <message>
        <source>Todos</source>
        <translation>المهام</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>محادثة</translation>
    </message>
</context>
<context>
    <name>agent0::ActivityModel</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 مث</translation>
    </message>
    <message>
        <source>When</source>
        <translation>متى</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>من</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>الاتصال</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>الحدث</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>الخطوة</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>المدة</translation>
    </message>
</context>
<context>
    <name>agent0::ActivityView</name>
    <message>
        <source>Failures only</source>
        <translation>الأعطال فقط</translation>
    </message>
    <message>
        <source>Single requests</source>
        <translation>طلبات مفردة</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>تتبّع</translation>
    </message>
    <message>
        <source>Filter activity</source>
        <translation>صفِّ النشاط</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>الاتصال</translation>
    </message>
    <message>
        <source>All connections</source>
        <translation>كل الاتصالات</translation>
    </message>
    <message>
        <source>Stay at the newest record</source>
        <translation>ابق عند أحدث سجل</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>تحقق</translation>
    </message>
    <message>
        <source>Check that nobody changed the log</source>
        <translation>تحقق من أن أحدًا لم يغيّر السجل</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>JSON Lines, with the hash chain…</source>
        <translation>JSON Lines مع سلسلة التجزئة…</translation>
    </message>
    <message>
        <source>OCSF events…</source>
        <translation>أحداث OCSF…</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>النشاط</translation>
    </message>
    <message>
        <source>No activity yet</source>
        <translation>لا نشاط بعد</translation>
    </message>
    <message>
        <source>Every sign-in, every grant and every call is recorded here, without secrets.</source>
        <translation>كل تسجيل دخول وكل منحة وكل استدعاء يُسجل هنا دون أسرار.</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>لا شيء مطابق</translation>
    </message>
    <message>
        <source>No record is like that.</source>
        <translation>لا سجل كهذا.</translation>
    </message>
    <message>
        <source>Show the whole flow</source>
        <translation>أظهر المسار كله</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n سجل</numerusform>
            <numerusform>سجل واحد</numerusform>
            <numerusform>سجلان</numerusform>
            <numerusform>%n سجلات</numerusform>
            <numerusform>%n سجلًا</numerusform>
            <numerusform>%n سجل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n record(s)</source>
        <translation>
            <numerusform>%1 من %n سجل</numerusform>
            <numerusform>%1 من %n سجل</numerusform>
            <numerusform>%1 من %n سجل</numerusform>
            <numerusform>%1 من %n سجل</numerusform>
            <numerusform>%1 من %n سجل</numerusform>
            <numerusform>%1 من %n سجل</numerusform>
        </translation>
    </message>
    <message>
        <source>, reading…</source>
        <translation>، جارٍ القراءة…</translation>
    </message>
    <message>
        <source>, older ones are on disk only: export them with agent0ctl</source>
        <translation>، الأقدم على القرص فقط: صدّرها بواسطة agent0ctl</translation>
    </message>
    <message>
        <source>Export activity</source>
        <translation>صدّر النشاط</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>جارٍ التصدير…</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) exported.</source>
        <translation>
            <numerusform>صُدّر %n سجل.</numerusform>
            <numerusform>صُدّر %n سجل.</numerusform>
            <numerusform>صُدّر %n سجل.</numerusform>
            <numerusform>صُدّر %n سجل.</numerusform>
            <numerusform>صُدّر %n سجل.</numerusform>
            <numerusform>صُدّر %n سجل.</numerusform>
        </translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>جارٍ التحقق…</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s): as they were written.</source>
        <translation>
            <numerusform>%n سجل: كما كُتبت.</numerusform>
            <numerusform>%n سجل: كما كُتبت.</numerusform>
            <numerusform>%n سجل: كما كُتبت.</numerusform>
            <numerusform>%n سجل: كما كُتبت.</numerusform>
            <numerusform>%n سجل: كما كُتبت.</numerusform>
            <numerusform>%n سجل: كما كُتبت.</numerusform>
        </translation>
    </message>
    <message>
        <source>The log was changed: %1, line %2.</source>
        <translation>غُيّر السجل: %1، السطر %2.</translation>
    </message>
</context>
<context>
    <name>agent0::Announcements</name>
    <message>
        <source>%1: access refused</source>
        <translation>%1: رُفض الوصول</translation>
    </message>
    <message>
        <source>%1: the month&apos;s allowance runs out</source>
        <translation>%1: حصة الشهر توشك على النفاد</translation>
    </message>
    <message>
        <source>%1 of %2 ID-JAGs are spent.</source>
        <translation>استُهلك %1 من %2 ID-JAG.</translation>
    </message>
    <message>
        <source>%1: blocked by the administrator</source>
        <translation>%1: محظور من المسؤول</translation>
    </message>
</context>
<context>
    <name>agent0::ApprovalPanel</name>
    <message>
        <source>%1 – may this be done?</source>
        <translation>%1 – هل يُسمح بذلك؟</translation>
    </message>
    <message>
        <source>May this be changed in %1, as you?</source>
        <translation>هل يُسمح بتغيير هذا في %1 باسمك؟</translation>
    </message>
    <message>
        <source>May this be read from %1, as you?</source>
        <translation>هل يُسمح بقراءة هذا من %1 باسمك؟</translation>
    </message>
    <message>
        <source>The model has read what others wrote, and such text can make it want something. Only a yes to this very call counts.</source>
        <translation>قرأ النموذج ما كتبه آخرون، وقد يجعله نص كهذا يريد شيئًا. لا تُحتسب إلا الموافقة على هذا الاستدعاء بعينه.</translation>
    </message>
    <message>
        <source>Allow once</source>
        <translation>السماح مرة واحدة</translation>
    </message>
    <message>
        <source>Allow in this conversation</source>
        <translation>السماح في هذه المحادثة</translation>
    </message>
    <message>
        <source>Always allow this tool</source>
        <translation>السماح لهذه الأداة دائمًا</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>رفض</translation>
    </message>
    <message>
        <source>Why not? A word to the model, if you like</source>
        <translation>لمَ لا؟ كلمة إلى النموذج إن شئت</translation>
    </message>
    <message>
        <source>A word to the model</source>
        <translation>كلمة إلى النموذج</translation>
    </message>
</context>
<context>
    <name>agent0::ChatCard</name>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>What went out and came back</source>
        <translation>ما أُرسل وما عاد</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>تراجع: %1</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <translation>التفاصيل: %1</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>أُرسل</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>عاد</translation>
    </message>
    <message>
        <source>Will be sent</source>
        <translation>سيُرسل</translation>
    </message>
</context>
<context>
    <name>agent0::ChatComposer</name>
    <message>
        <source>Send</source>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>ما المطلوب</translation>
    </message>
    <message>
        <source>Say what is to be done</source>
        <translation>قل ما المطلوب</translation>
    </message>
    <message>
        <source>Too long: %1 of %2 characters.</source>
        <translation>طويل جدًا: %1 من %2 حرفًا.</translation>
    </message>
    <message>
        <source>You edit what you said last. Escape leaves it as it is.</source>
        <translation>أنت تعدّل آخر ما قلته. يتركه مفتاح Escape كما هو.</translation>
    </message>
</context>
<context>
    <name>agent0::ChatEnd</name>
    <message>
        <source>You have stopped it. What was done until then stays done.</source>
        <translation>لقد أوقفته. ما أُنجز حتى ذلك الحين يبقى منجزًا.</translation>
    </message>
    <message>
        <source>The answer was cut: it is as long as the model&apos;s answers can be.</source>
        <translation>قُطعت الإجابة: بلغت أقصى طول لإجابات النموذج.</translation>
    </message>
    <message>
        <source>Say “go on”, or ask for less at a time.</source>
        <translation>قل «تابع»، أو اطلب أقل في كل مرة.</translation>
    </message>
    <message>
        <source>The model, or whoever runs it, did not want to answer this.</source>
        <translation>لم يُرِد النموذج، أو من يشغّله، الإجابة عن هذا.</translation>
    </message>
    <message>
        <source>Say it in other words.</source>
        <translation>قلها بكلمات أخرى.</translation>
    </message>
    <message>
        <source>Say it again</source>
        <translation>قلها مرة أخرى</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
</context>
<context>
    <name>agent0::ChatFooter</name>
    <message>
        <source>Dry run</source>
        <translation>تشغيل تجريبي</translation>
    </message>
    <message>
        <source>What would change something is only told</source>
        <translation>ما كان سيغيّر شيئًا يُذكر فقط</translation>
    </message>
    <message>
        <source>Built-in model</source>
        <translation>النموذج المدمج</translation>
    </message>
    <message>
        <source>%1 (set by your organisation)</source>
        <translation>%1 (حدّدته مؤسستك)</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>يُفتح…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>يعمل…</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>ينتظرك</translation>
    </message>
</context>
<context>
    <name>agent0::ChatMessage</name>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Edit and say again</source>
        <translation>عدّل وقل مرة أخرى</translation>
    </message>
    <message>
        <source>Say it again</source>
        <translation>قلها مرة أخرى</translation>
    </message>
    <message>
        <source>The beginning is shown: %1 of %2 characters. Copying takes all of it.</source>
        <translation>تُعرض البداية: %1 من %2 حرفًا. النسخ يأخذ الكل.</translation>
    </message>
    <message>
        <source>You said</source>
        <translation>قلتَ</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>الإجابة</translation>
    </message>
</context>
<context>
    <name>agent0::ChatTranscript</name>
    <message>
        <source>Conversation</source>
        <translation>المحادثة</translation>
    </message>
</context>
<context>
    <name>agent0::ChatView</name>
    <message>
        <source>New conversation</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>Search the conversations</source>
        <translation>البحث في المحادثات</translation>
    </message>
    <message>
        <source>Write to the agent</source>
        <translation>الكتابة إلى الوكيل</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>إيقاف الإجابة</translation>
    </message>
    <message>
        <source>Say the last thing again</source>
        <translation>قول آخر شيء مرة أخرى</translation>
    </message>
    <message>
        <source>Edit the last thing you said</source>
        <translation>تعديل آخر ما قلته</translation>
    </message>
    <message>
        <source>Undo the agent&apos;s last change</source>
        <translation>التراجع عن آخر تغيير للوكيل</translation>
    </message>
    <message>
        <source>Rename the conversation</source>
        <translation>إعادة تسمية المحادثة</translation>
    </message>
    <message>
        <source>Delete the conversation</source>
        <translation>حذف المحادثة</translation>
    </message>
    <message>
        <source>The conversation is deleted.</source>
        <translation>حُذفت المحادثة.</translation>
    </message>
    <message>
        <source>“%1” is deleted.</source>
        <translation>حُذفت «%1».</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Nothing is connected yet</source>
        <translation>لا شيء متصل بعد</translation>
    </message>
    <message>
        <source>The agent works through the connections of this profile. Your administrator connects them, or you add one.</source>
        <translation>يعمل الوكيل عبر اتصالات ملف التعريف هذا. يربطها المسؤول لديك، أو تضيف أنت واحدًا.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>الاتصالات</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مجددًا</translation>
    </message>
    <message>
        <source>Ask about what is in your connected apps, or say what to change there. The built-in model understands simple sentences in English. Each change is asked for before it is made.</source>
        <translation>اسأل عمّا في تطبيقاتك المتصلة، أو قل ما الذي يُغيَّر فيها. يفهم النموذج المدمج جملًا بسيطة بالإنجليزية. تُسأل قبل كل تغيير.</translation>
    </message>
    <message>
        <source>Ask about what is in your connected apps, or say what to change there. Each change is asked for before it is made.</source>
        <translation>اسأل عمّا في تطبيقاتك المتصلة، أو قل ما الذي يُغيَّر فيها. تُسأل قبل كل تغيير.</translation>
    </message>
    <message>
        <source>%1 is not at hand: %2</source>
        <translation>%1 غير متاح: %2</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>حاول الآن</translation>
    </message>
    <message>
        <source>The browser could not be opened.</source>
        <translation>تعذّر فتح المتصفح.</translation>
    </message>
    <message>
        <source>The model needs a key</source>
        <translation>يحتاج النموذج إلى مفتاح</translation>
    </message>
    <message>
        <source>Ask again about tools that are always allowed</source>
        <translation>السؤال مجددًا عن الأدوات المسموح بها دائمًا</translation>
    </message>
    <message>
        <source>You are asked about every tool again.</source>
        <translation>ستُسأل عن كل أداة من جديد.</translation>
    </message>
</context>
<context>
    <name>agent0::ChatWelcome</name>
    <message>
        <source>What is to be done?</source>
        <translation>ما الذي يجب عمله؟</translation>
    </message>
</context>
<context>
    <name>agent0::CheckView</name>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;فحص</translation>
    </message>
    <message>
        <source>&amp;Save report…</source>
        <translation>&amp;حفظ التقرير…</translation>
    </message>
    <message>
        <source>What to check</source>
        <translation>ما يُفحص</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدّم</translation>
    </message>
    <message>
        <source>Without secrets: fit to send to anybody&apos;s support</source>
        <translation>بلا أسرار: يصلح لإرساله إلى أي دعم فني</translation>
    </message>
    <message>
        <source>Copy ticket</source>
        <translation>نسخ التذكرة</translation>
    </message>
    <message>
        <source>For the identity provider&apos;s administrator</source>
        <translation>لمسؤول موفر الهوية</translation>
    </message>
    <message>
        <source>For the owner of the resource</source>
        <translation>لمالك المورد</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>النتائج</translation>
    </message>
    <message>
        <source>All connections</source>
        <translation>كل الاتصالات</translation>
    </message>
    <message>
        <source>Nothing was checked yet</source>
        <translation>لم يُفحص شيء بعد</translation>
    </message>
    <message>
        <source>Every step from here to each connected app is looked at, and what is wrong is explained. It spends at most one ID-JAG for each connection and changes nothing on any server.</source>
        <translation>تُفحص كل خطوة من هنا إلى كل تطبيق متصل، ويُشرح ما ليس صحيحًا. يستهلك ذلك ID-JAG واحدًا على الأكثر لكل اتصال ولا يغيّر شيئًا على أي خادم.</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>فحص كل شيء</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>فحص مرة أخرى</translation>
    </message>
    <message>
        <source>Checking… %1 of %2</source>
        <translation>جارٍ الفحص… %1 من %2</translation>
    </message>
    <message>
        <source>Copied, without secrets.</source>
        <translation>نُسخ بلا أسرار.</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>حفظ التقرير</translation>
    </message>
    <message>
        <source>Saved, without secrets.</source>
        <translation>حُفظ بلا أسرار.</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;إيقاف</translation>
    </message>
    <message>
        <source>&amp;Probe…</source>
        <translation>&amp;استكشاف…</translation>
    </message>
    <message>
        <source>Also what only trying shows; it says beforehand what that spends</source>
        <translation>أيضًا ما لا يظهر إلا بالتجربة؛ ويُذكر مسبقًا ما يُستهلك</translation>
    </message>
    <message>
        <source>Stopped after %1 of %2</source>
        <translation>أُوقف بعد %1 من %2</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>استكشاف</translation>
    </message>
    <message>
        <source>A probe tries what only trying shows: does a refresh rotate, is a refresh token a proof, each scope by itself, DPoP. What it finds out is remembered for this identity provider.</source>
        <translation>يجرّب الاستكشاف ما لا يظهر إلا بالتجربة: هل يتبدّل رمز التحديث، وهل يُقبل رمز التحديث إثباتًا، وكل نطاق وحده، وDPoP. وما يُعرف يُحفظ لموفّر الهوية هذا.</translation>
    </message>
    <message>
        <source>Probe now</source>
        <translation>استكشف الآن</translation>
    </message>
</context>
<context>
    <name>agent0::CodeBlock</name>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>نسخ: %1</translation>
    </message>
    <message>
        <source>… the rest is not shown, but copied.</source>
        <translation>… الباقي لا يُعرض، لكنه يُنسخ.</translation>
    </message>
</context>
<context>
    <name>agent0::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>الأوامر</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>ماذا تريد أن تفعل؟</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>ابحث عن أمر</translation>
    </message>
</context>
<context>
    <name>agent0::ConnectionDetailsPane</name>
    <message>
        <source>Who asks whom</source>
        <translation>من يسأل من</translation>
    </message>
    <message>
        <source>The last ID-JAG beside what was asked</source>
        <translation>آخر ID-JAG بجانب ما طُلب</translation>
    </message>
    <message>
        <source>The person, as each party sees them</source>
        <translation>الشخص كما يراه كل طرف</translation>
    </message>
    <message>
        <source>The two client registrations</source>
        <translation>تسجيلا العميل</translation>
    </message>
    <message>
        <source>What its authorization server publishes</source>
        <translation>ما ينشره خادم التفويض</translation>
    </message>
    <message>
        <source>History</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>Kill switch</source>
        <translation>مفتاح القطع</translation>
    </message>
    <message>
        <source>Connection details</source>
        <translation>تفاصيل الاتصال</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;تحرير…</translation>
    </message>
    <message>
        <source>Re&amp;move…</source>
        <translation>&amp;إزالة…</translation>
    </message>
    <message>
        <source>Show what happened</source>
        <translation>أظهر ما حدث</translation>
    </message>
    <message>
        <source>Disables this connection, revokes what can be revoked, and says until when the rest lives.</source>
        <translation>يعطّل هذا الاتصال ويلغي ما يمكن إلغاؤه ويذكر حتى متى يبقى الباقي.</translation>
    </message>
    <message>
        <source>Cut off now…</source>
        <translation>اقطع الآن…</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>اقطع</translation>
    </message>
    <message>
        <source>Cut off %1 now?</source>
        <translation>قطع %1 الآن؟</translation>
    </message>
    <message>
        <source>It is disabled, and its tokens are revoked where its server can. Nothing uses it until it is enabled again.</source>
        <translation>يُعطّل وتُلغى رموزه حيث يستطيع خادمه. لا شيء يستخدمه حتى يُفعّل مجددًا.</translation>
    </message>
    <message>
        <source>There was no token to revoke.</source>
        <translation>لم يكن هناك رمز لإلغائه.</translation>
    </message>
    <message>
        <source>It can be connected again.</source>
        <translation>يمكن وصله مجددًا.</translation>
    </message>
    <message>
        <source>The connection is disabled.</source>
        <translation>الاتصال معطّل.</translation>
    </message>
    <message>
        <source>There was none yet. Connect, and it is shown here claim by claim.</source>
        <translation>لم يوجد بعد. صِل فيظهر هنا مطالبة بعد أخرى.</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>المطالبة</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>المطلوب</translation>
    </message>
    <message>
        <source>In the ID-JAG</source>
        <translation>في ID-JAG</translation>
    </message>
    <message>
        <source>(absent)</source>
        <translation>(غائب)</translation>
    </message>
    <message>
        <source>Issued %1.</source>
        <translation>صدر %1.</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>لم يسجّل أحد الدخول.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Subject (sub)</source>
        <translation>الموضوع (sub)</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>أصدره</translation>
    </message>
    <message>
        <source>The parties name the person differently. That is usual where each has its own accounts; the authorization server has to know which of its people the ID-JAG means.</source>
        <translation>تسمّي الأطراف الشخص بأسماء مختلفة. هذا معتاد حيث لكل طرف حساباته؛ على خادم التفويض أن يعرف من يقصده ID-JAG.</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>غير معروف بعد</translation>
    </message>
    <message>
        <source>At the identity provider</source>
        <translation>لدى موفر الهوية</translation>
    </message>
    <message>
        <source>At the resource&apos;s server</source>
        <translation>لدى خادم المورد</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>معرّف العميل</translation>
    </message>
    <message>
        <source>Proves itself</source>
        <translation>يثبت نفسه</translation>
    </message>
    <message>
        <source>Server takes</source>
        <translation>يقبل الخادم</translation>
    </message>
    <message>
        <source>The ID-JAG must carry client_id &quot;%1&quot;: at the identity provider the administrator enters it as the agent&apos;s client ID registered in this app.</source>
        <translation>يجب أن يحمل ID-JAG القيمة client_id &quot;%1&quot;: يدخلها المسؤول لدى موفر الهوية معرّفًا للعميل في هذا التطبيق.</translation>
    </message>
    <message>
        <source>Its metadata have not been read yet.</source>
        <translation>لم تُقرأ بياناته الوصفية بعد.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>does not say so</source>
        <translation>لا يقول ذلك</translation>
    </message>
    <message>
        <source>Token endpoint</source>
        <translation>نقطة نهاية الرموز</translation>
    </message>
    <message>
        <source>Revocation</source>
        <translation>الإلغاء</translation>
    </message>
    <message>
        <source>none: tokens live until they expire</source>
        <translation>لا شيء: تبقى الرموز حتى تنتهي</translation>
    </message>
    <message>
        <source>JWT bearer grant</source>
        <translation>منحة حامل JWT</translation>
    </message>
    <message>
        <source>ID-JAG profile</source>
        <translation>ملف ID-JAG</translation>
    </message>
    <message>
        <source>Treated as</source>
        <translation>يُعامل على أنه</translation>
    </message>
    <message>
        <source>Read %1.</source>
        <translation>قُرئ %1.</translation>
    </message>
    <message>
        <source>Nothing was done with it yet.</source>
        <translation>لم يُفعل به شيء بعد.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n ID-JAG(s)</source>
        <translation>
            <numerusform>%1: %n ID-JAG</numerusform>
            <numerusform>%1: %n ID-JAG</numerusform>
            <numerusform>%1: %n ID-JAG</numerusform>
            <numerusform>%1: %n ID-JAG</numerusform>
            <numerusform>%1: %n ID-JAG</numerusform>
            <numerusform>%1: %n ID-JAG</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, by its metadata</source>
        <translation>%1، بحسب بياناته الوصفية</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>ف&amp;حص</translation>
    </message>
</context>
<context>
    <name>agent0::ConnectionForm</name>
    <message>
        <source>Fill in</source>
        <translation>املأ</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation>أضف اتصالًا</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>تحرير %1</translation>
    </message>
    <message>
        <source>Paste the address of the app&apos;s API or MCP server. Agent0 asks it, and its authorization server, for the rest.</source>
        <translation>ألصق عنوان واجهة التطبيق أو خادم MCP. يسأله Agent0 وخادم تفويضه عن الباقي.</translation>
    </message>
    <message>
        <source>Address of the resource</source>
        <translation>عنوان المورد</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>as people call it</source>
        <translation>كما يسميه الناس</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>المعرّف</translation>
    </message>
    <message>
        <source>a-z, 0-9, &apos;.&apos;, &apos;_&apos;, &apos;-&apos;</source>
        <translation>a-z, 0-9, &apos;.&apos;, &apos;_&apos;, &apos;-&apos;</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>المورد</translation>
    </message>
    <message>
        <source>its identifier, byte for byte</source>
        <translation>معرّفه بايتًا ببايت</translation>
    </message>
    <message>
        <source>API address</source>
        <translation>عنوان الواجهة</translation>
    </message>
    <message>
        <source>the same as the resource</source>
        <translation>مثل المورد</translation>
    </message>
    <message>
        <source>Authorization server</source>
        <translation>خادم التفويض</translation>
    </message>
    <message>
        <source>its issuer, byte for byte</source>
        <translation>مُصدره بايتًا ببايت</translation>
    </message>
    <message>
        <source>Audience of the ID-JAG</source>
        <translation>جمهور ID-JAG</translation>
    </message>
    <message>
        <source>the same as the authorization server</source>
        <translation>مثل خادم التفويض</translation>
    </message>
    <message>
        <source>Client ID at that server</source>
        <translation>معرّف العميل لدى ذلك الخادم</translation>
    </message>
    <message>
        <source>not the one at the identity provider</source>
        <translation>ليس الذي لدى موفر الهوية</translation>
    </message>
    <message>
        <source>How Agent0 proves itself there</source>
        <translation>كيف يثبت Agent0 نفسه هناك</translation>
    </message>
    <message>
        <source>none (the default)</source>
        <translation>none (الافتراضي)</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>النطاقات</translation>
    </message>
    <message>
        <source>what to ask for, separated by blanks</source>
        <translation>ما يُطلب، مفصولًا بمسافات</translation>
    </message>
    <message>
        <source>Kind of API</source>
        <translation>نوع الواجهة</translation>
    </message>
    <message>
        <source>rest (the default)</source>
        <translation>rest (الافتراضي)</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>الوصول</translation>
    </message>
    <message>
        <source>xaa (the default)</source>
        <translation>xaa (الافتراضي)</translation>
    </message>
    <message>
        <source>Kind of authorization server</source>
        <translation>نوع خادم التفويض</translation>
    </message>
    <message>
        <source>auto (the default)</source>
        <translation>auto (الافتراضي)</translation>
    </message>
    <message>
        <source>Client secret, kept in the keychain</source>
        <translation>سر العميل، محفوظ في سلسلة المفاتيح</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>An id is for ever: logs and secrets are filed under it.</source>
        <translation>المعرّف دائم: تُحفظ السجلات والأسرار تحته.</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>جارٍ سؤال %1…</translation>
    </message>
    <message>
        <source>Filled in from what the servers publish. What only you can know: the client ID that the authorization server gave for Agent0.</source>
        <translation>مُلئ مما تنشره الخوادم. ما تعرفه أنت وحدك: معرّف العميل الذي منحه خادم التفويض لـ Agent0.</translation>
    </message>
    <message>
        <source>The resource also names: %1</source>
        <translation>يذكر المورد أيضًا: %1</translation>
    </message>
    <message>
        <source>is taken already</source>
        <translation>مستخدم بالفعل</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>اختر غيره.</translation>
    </message>
    <message>
        <source>The ID-JAG must carry client_id &quot;%1&quot;. The administrator of the identity provider enters it as the agent&apos;s client ID registered in this app.</source>
        <translation>يجب أن يحمل ID-JAG القيمة client_id &quot;%1&quot;. يدخلها مسؤول موفر الهوية معرّفًا للعميل في هذا التطبيق.</translation>
    </message>
    <message>
        <source>From the client registration at the resource&apos;s authorization server.</source>
        <translation>من تسجيل العميل لدى خادم تفويض المورد.</translation>
    </message>
    <message>
        <source>This installation&apos;s key is used: agent0ctl key show gives its public half.</source>
        <translation>يُستخدم مفتاح هذا التثبيت: الأمر agent0ctl key show يعطي نصفه العام.</translation>
    </message>
    <message>
        <source>A public client has none.</source>
        <translation>العميل العام ليس له سر.</translation>
    </message>
    <message>
        <source>Tokens bound to a key (DPoP)</source>
        <translation>رموز مربوطة بمفتاح (DPoP)</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>this installation&apos;s own (the default)</source>
        <translation>مفتاح هذا التثبيت (المبدئي)</translation>
    </message>
    <message>
        <source>Signs with</source>
        <translation>يوقّع بـ</translation>
    </message>
    <message>
        <source>RS256 (the default)</source>
        <translation>RS256 (المبدئي)</translation>
    </message>
</context>
<context>
    <name>agent0::ConnectionModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>never</source>
        <translation>أبدًا</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>المؤسسة</translation>
    </message>
    <message>
        <source>You</source>
        <translation>أنت</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>المورد</translation>
    </message>
    <message>
        <source>Authorization server</source>
        <translation>خادم التفويض</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>الوصول</translation>
    </message>
    <message>
        <source>Scopes granted</source>
        <translation>النطاقات الممنوحة</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>آخر استخدام</translation>
    </message>
    <message>
        <source>Token life</source>
        <translation>عمر الرمز</translation>
    </message>
    <message>
        <source>ID-JAGs this month</source>
        <translation>ID-JAG هذا الشهر</translation>
    </message>
    <message>
        <source>Managed by</source>
        <translation>يديره</translation>
    </message>
</context>
<context>
    <name>agent0::ConnectionTable</name>
    <message>
        <source>Connections</source>
        <translation>الاتصالات</translation>
    </message>
</context>
<context>
    <name>agent0::ConnectionsDesk</name>
    <message numerus="yes">
        <source>%n connection(s) enabled.</source>
        <translation>
            <numerusform>فُعّل %n اتصال.</numerusform>
            <numerusform>فُعّل %n اتصال.</numerusform>
            <numerusform>فُعّل %n اتصال.</numerusform>
            <numerusform>فُعّل %n اتصال.</numerusform>
            <numerusform>فُعّل %n اتصال.</numerusform>
            <numerusform>فُعّل %n اتصال.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) disabled.</source>
        <translation>
            <numerusform>عُطّل %n اتصال.</numerusform>
            <numerusform>عُطّل %n اتصال.</numerusform>
            <numerusform>عُطّل %n اتصال.</numerusform>
            <numerusform>عُطّل %n اتصال.</numerusform>
            <numerusform>عُطّل %n اتصال.</numerusform>
            <numerusform>عُطّل %n اتصال.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is removed, its tokens are forgotten.</source>
        <translation>أُزيل %1 ونُسيت رموزه.</translation>
    </message>
    <message>
        <source>The consent of before is ended: what it had given was revoked where its server can.</source>
        <translation>انتهت الموافقة السابقة: أُلغي ما منحته حيث يستطيع خادمها ذلك.</translation>
    </message>
</context>
<context>
    <name>agent0::ConnectionsView</name>
    <message>
        <source>%1 of %2 done</source>
        <translation>أُنجز %1 من %2</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>قيد العمل…</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>تم.</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) stay as your organisation has set them.</source>
        <translation>
            <numerusform>يبقى %n اتصال كما ضبطته مؤسستك.</numerusform>
            <numerusform>يبقى %n اتصال كما ضبطته مؤسستك.</numerusform>
            <numerusform>يبقى %n اتصال كما ضبطته مؤسستك.</numerusform>
            <numerusform>يبقى %n اتصال كما ضبطته مؤسستك.</numerusform>
            <numerusform>يبقى %n اتصال كما ضبطته مؤسستك.</numerusform>
            <numerusform>يبقى %n اتصال كما ضبطته مؤسستك.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is added.</source>
        <translation>أُضيف %1.</translation>
    </message>
    <message>
        <source>%1 is saved.</source>
        <translation>حُفظ %1.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>إزالة %1؟</translation>
    </message>
    <message>
        <source>Its tokens are revoked where its server can, its settings and its secret are forgotten.</source>
        <translation>تُلغى رموزه حيث يستطيع خادمه، وتُنسى إعداداته وسره.</translation>
    </message>
    <message>
        <source>Export connections</source>
        <translation>صدّر الاتصالات</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) exported.</source>
        <translation>
            <numerusform>صُدّر %n اتصال.</numerusform>
            <numerusform>صُدّر %n اتصال.</numerusform>
            <numerusform>صُدّر %n اتصال.</numerusform>
            <numerusform>صُدّر %n اتصال.</numerusform>
            <numerusform>صُدّر %n اتصال.</numerusform>
            <numerusform>صُدّر %n اتصال.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>إضافة…</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>صِل</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Ctrl+Return</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>افصل</translation>
    </message>
    <message>
        <source>Ctrl+Backspace</source>
        <translation>Ctrl+Backspace</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>اختبر</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>تفعيل</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>تعطيل</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>تحرير…</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>صدّر بصيغة CSV…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Export as JSON…</source>
        <translation>صدّر بصيغة JSON…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+J</source>
        <translation>Ctrl+Shift+J</translation>
    </message>
    <message>
        <source>Filter connections</source>
        <translation>صفِّ الاتصالات</translation>
    </message>
    <message>
        <source>Group by state</source>
        <translation>جمّع حسب الحالة</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Nothing connected yet</source>
        <translation>لا شيء متصل بعد</translation>
    </message>
    <message>
        <source>Add the first app: paste the address of its API or MCP server, and Agent0 fills in the rest.</source>
        <translation>أضف التطبيق الأول: ألصق عنوان واجهته أو خادم MCP ويملأ Agent0 الباقي.</translation>
    </message>
    <message>
        <source>Add a connection…</source>
        <translation>أضف اتصالًا…</translation>
    </message>
    <message>
        <source>No connection matches</source>
        <translation>لا اتصال مطابق</translation>
    </message>
    <message>
        <source>Nothing has that text in any of its columns.</source>
        <translation>لا شيء يحوي هذا النص في أي عمود.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>امسح التصفية</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدم</translation>
    </message>
    <message>
        <source>Your organisation does not allow connections of your own.</source>
        <translation>لا تسمح مؤسستك باتصالات خاصة بك.</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n اتصال</numerusform>
            <numerusform>%n اتصال</numerusform>
            <numerusform>%n اتصال</numerusform>
            <numerusform>%n اتصال</numerusform>
            <numerusform>%n اتصال</numerusform>
            <numerusform>%n اتصال</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n connection(s)</source>
        <translation>
            <numerusform>%1 من %n اتصال</numerusform>
            <numerusform>%1 من %n اتصال</numerusform>
            <numerusform>%1 من %n اتصال</numerusform>
            <numerusform>%1 من %n اتصال</numerusform>
            <numerusform>%1 من %n اتصال</numerusform>
            <numerusform>%1 من %n اتصال</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connected</source>
        <translation>
            <numerusform>%n متصل</numerusform>
            <numerusform>%n متصل</numerusform>
            <numerusform>%n متصل</numerusform>
            <numerusform>%n متصل</numerusform>
            <numerusform>%n متصل</numerusform>
            <numerusform>%n متصل</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 · %3 selected</source>
        <translation>%1 · %2 · %3 محدد</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>تصفية</translation>
    </message>
    <message>
        <source>Read the connections again</source>
        <translation>قراءة الاتصالات من جديد</translation>
    </message>
    <message>
        <source>Sort by: %1</source>
        <translation>فرز حسب: %1</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>فرز</translation>
    </message>
</context>
<context>
    <name>agent0::ConversationList</name>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Search the conversations</source>
        <translation>البحث في المحادثات</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>New conversation (%1)</source>
        <translation>محادثة جديدة (%1)</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>المحادثات</translation>
    </message>
    <message>
        <source>What you talk about is kept here.</source>
        <translation>ما تتحدث عنه يُحفظ هنا.</translation>
    </message>
    <message>
        <source>No conversation has these words.</source>
        <translation>لا توجد محادثة فيها هذه الكلمات.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>إعادة التسمية</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
</context>
<context>
    <name>agent0::ConversationsModel</name>
    <message>
        <source>Without a title</source>
        <translation>بلا عنوان</translation>
    </message>
</context>
<context>
    <name>agent0::ElicitationDialog</name>
    <message>
        <source>A server asks</source>
        <translation>خادم يسأل</translation>
    </message>
    <message>
        <source>%1 asks</source>
        <translation>%1 يسأل</translation>
    </message>
    <message>
        <source>These are the server&apos;s words, not Agent0&apos;s. Never give a password here.</source>
        <translation>هذا كلام الخادم لا كلام Agent0. لا تُدخل كلمة مرور هنا أبداً.</translation>
    </message>
    <message>
        <source>Address to open</source>
        <translation>العنوان المراد فتحه</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>رفض</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>الفتح في المتصفح</translation>
    </message>
    <message>
        <source>Ends what you were doing</source>
        <translation>يُنهي ما كنت تفعله</translation>
    </message>
    <message>
        <source>Goes on without an answer</source>
        <translation>يتابع بلا جواب</translation>
    </message>
</context>
<context>
    <name>agent0::EntryField</name>
    <message>
        <source>Alternative %1</source>
        <translation>البديل %1</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>%1 (needed)</source>
        <translation>%1 (مطلوب)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation>إضافة إلى %1</translation>
    </message>
    <message>
        <source>No</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>اختر…</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>غير معطى</translation>
    </message>
    <message>
        <source>Remove entry %1 of %2</source>
        <translation>إزالة المدخل %1 من %2</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
</context>
<context>
    <name>agent0::FactsGrid</name>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
</context>
<context>
    <name>agent0::FindingPane</name>
    <message>
        <source>Finding</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Read about it</source>
        <translation>اقرأ عن ذلك</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>ما وُجد</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>من</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>الشاشة</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>الحقل</translation>
    </message>
    <message>
        <source>Value to enter</source>
        <translation>القيمة المطلوب إدخالها</translation>
    </message>
    <message>
        <source>Log query</source>
        <translation>استعلام السجل</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>معرّف الطلب</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>ما العمل</translation>
    </message>
    <message>
        <source>The brackets stand around what differs.</source>
        <translation>الأقواس تحيط بما يختلف.</translation>
    </message>
    <message>
        <source>Where they differ</source>
        <translation>أين يختلفان</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>الأدلة</translation>
    </message>
</context>
<context>
    <name>agent0::FlowDetailPane</name>
    <message>
        <source>Request and answer</source>
        <translation>الطلب والإجابة</translation>
    </message>
    <message>
        <source>Request fields</source>
        <translation>حقول الطلب</translation>
    </message>
    <message>
        <source>Answer fields</source>
        <translation>حقول الإجابة</translation>
    </message>
    <message>
        <source>Request headers</source>
        <translation>ترويسات الطلب</translation>
    </message>
    <message>
        <source>Answer headers</source>
        <translation>ترويسات الإجابة</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>الحدث</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>الخطوة</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>الاتصال</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>الطلب</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>المضيف</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>استغرق</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 مث</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>ما فُعل</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>الترويسة</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>المعنى</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>المطالبة</translation>
    </message>
    <message>
        <source>JWT in %1</source>
        <translation>JWT في %1</translation>
    </message>
</context>
<context>
    <name>agent0::FlowInspector</name>
    <message>
        <source>Copy as report</source>
        <translation>انسخ كتقرير</translation>
    </message>
    <message>
        <source>No flows yet</source>
        <translation>لا مسارات بعد</translation>
    </message>
    <message>
        <source>Everything Agent0 does shows here step by step: sign in, connect an app, or call one.</source>
        <translation>كل ما يفعله Agent0 يظهر هنا خطوة بخطوة: سجّل الدخول أو صِل تطبيقًا أو استدعه.</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>المسارات</translation>
    </message>
    <message>
        <source>These records have made room for newer ones.</source>
        <translation>أفسحت هذه السجلات مكانًا لأحدث منها.</translation>
    </message>
    <message>
        <source>Copied, without secrets.</source>
        <translation>نُسخ دون أسرار.</translation>
    </message>
</context>
<context>
    <name>agent0::FlowListModel</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n طلب</numerusform>
            <numerusform>%n طلب</numerusform>
            <numerusform>%n طلب</numerusform>
            <numerusform>%n طلب</numerusform>
            <numerusform>%n طلب</numerusform>
            <numerusform>%n طلب</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agent0::FlowModel</name>
    <message>
        <source>key &quot;%1&quot;</source>
        <translation>المفتاح &quot;%1&quot;</translation>
    </message>
    <message>
        <source>a key without a name</source>
        <translation>مفتاح بلا اسم</translation>
    </message>
    <message>
        <source>Signed by this installation with %1; the server checks it.</source>
        <translation>وقّعه هذا التثبيت باستخدام %1؛ يتحقق منه الخادم.</translation>
    </message>
    <message>
        <source>Not checked here: it is meant for its audience, which checks it with %1 of %2.</source>
        <translation>لم يُتحقق منه هنا: هو موجه إلى جمهوره الذي يتحقق منه باستخدام %1 من %2.</translation>
    </message>
    <message>
        <source>Checked by Agent0 with %1 of %2.</source>
        <translation>تحقق منه Agent0 باستخدام %1 من %2.</translation>
    </message>
    <message>
        <source>Checked by Agent0 and refused; it names %1 of %2.</source>
        <translation>تحقق منه Agent0 ورفضه؛ يذكر %1 من %2.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 مث</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>المدة</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>To</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>استغرق</translation>
    </message>
    <message>
        <source>Sent as proof of the person; Agent0 checked it when it came. %1 of %2.</source>
        <translation>أُرسل إثباتًا للشخص؛ تحقق منه Agent0 عند وصوله. %1 من %2.</translation>
    </message>
</context>
<context>
    <name>agent0::FormView</name>
    <message>
        <source>There is nothing to fill in.</source>
        <translation>لا شيء لملئه.</translation>
    </message>
    <message>
        <source>Write it as JSON</source>
        <translation>الكتابة بصيغة JSON</translation>
    </message>
</context>
<context>
    <name>agent0::Header</name>
    <message>
        <source>Signed in as %1</source>
        <translation>سُجّل الدخول باسم %1</translation>
    </message>
    <message>
        <source>The session ends %1</source>
        <translation>تنتهي الجلسة %1</translation>
    </message>
</context>
<context>
    <name>agent0::HelpView</name>
    <message>
        <source>Search the help</source>
        <translation>البحث في المساعدة</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Page of the help</source>
        <translation>صفحة المساعدة</translation>
    </message>
    <message>
        <source>No page has these words.</source>
        <translation>لا توجد صفحة فيها هذه الكلمات.</translation>
    </message>
</context>
<context>
    <name>agent0::JsonTree</name>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
</context>
<context>
    <name>agent0::LinkQuestion</name>
    <message>
        <source>Open a link?</source>
        <translation>فتح رابط؟</translation>
    </message>
    <message>
        <source>Open a page of %1?</source>
        <translation>فتح صفحة من %1؟</translation>
    </message>
    <message>
        <source>Address to open</source>
        <translation>العنوان المراد فتحه</translation>
    </message>
    <message>
        <source>The model wrote this link, or what it has read. It opens in your browser.</source>
        <translation>كتب هذا الرابط النموذجُ أو ما قرأه. يُفتح في متصفحك.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>الفتح في المتصفح</translation>
    </message>
</context>
<context>
    <name>agent0::MainWindow</name>
    <message>
        <source>Go to %1</source>
        <translation>انتقل إلى %1</translation>
    </message>
    <message>
        <source>Commands …</source>
        <translation>الأوامر …</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Set up a profile …</source>
        <translation>إعداد ملف تعريف …</translation>
    </message>
</context>
<context>
    <name>agent0::McpModel</name>
    <message>
        <source>reads</source>
        <translation>يقرأ</translation>
    </message>
    <message>
        <source>writes</source>
        <translation>يكتب</translation>
    </message>
    <message>
        <source>may destroy</source>
        <translation>قد يُتلف</translation>
    </message>
    <message>
        <source>template</source>
        <translation>قالب</translation>
    </message>
    <message>
        <source>The server has changed its tools.</source>
        <translation>غيّر الخادم أدواته.</translation>
    </message>
    <message>
        <source>The server has changed its prompts.</source>
        <translation>غيّر الخادم مطالباته.</translation>
    </message>
    <message>
        <source>The server has changed its resources.</source>
        <translation>غيّر الخادم موارده.</translation>
    </message>
</context>
<context>
    <name>agent0::ProfileDesk</name>
    <message>
        <source>It does not take %1, but: %2.</source>
        <translation>لا يقبل %1 بل: %2.</translation>
    </message>
    <message>
        <source>It does not offer these scopes: %1.</source>
        <translation>لا يقدم هذه النطاقات: %1.</translation>
    </message>
    <message>
        <source>It does not take PKCE with S256, without which Agent0 signs nobody in.</source>
        <translation>لا يقبل PKCE مع S256، ولا يسجّل Agent0 دخول أحد بدونه.</translation>
    </message>
    <message>
        <source>It does not say that it exchanges tokens for ID-JAGs. Some do without saying so.</source>
        <translation>لا يقول إنه يبادل الرموز بـ ID-JAG. بعضهم يفعل ذلك دون أن يقول.</translation>
    </message>
    <message>
        <source>It answers, and calls itself the same: %1</source>
        <translation>يجيب ويسمي نفسه كذلك: %1</translation>
    </message>
    <message>
        <source>What it publishes goes with these settings. The client ID shows at the sign-in.</source>
        <translation>ما ينشره يوافق هذه الإعدادات. ويظهر معرّف العميل عند تسجيل الدخول.</translation>
    </message>
    <message>
        <source>Fixed by your organisation (%1).</source>
        <translation>ثبّتته مؤسستك (%1).</translation>
    </message>
</context>
<context>
    <name>agent0::ProfileForm</name>
    <message>
        <source>Show the public key</source>
        <translation>إظهار المفتاح العام</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>فحص</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>تجاهل</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Name of this profile</source>
        <translation>اسم ملف التعريف هذا</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Identity provider</source>
        <translation>موفر الهوية</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>المُصدر</translation>
    </message>
    <message>
        <source>its address, byte for byte</source>
        <translation>عنوانه حرفًا بحرف</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>معرّف العميل</translation>
    </message>
    <message>
        <source>as it is registered there</source>
        <translation>كما هو مسجل هناك</translation>
    </message>
    <message>
        <source>How Agent0 proves itself there</source>
        <translation>كيف يثبت Agent0 نفسه هناك</translation>
    </message>
    <message>
        <source>none (the default)</source>
        <translation>لا شيء (المبدئي)</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>this installation&apos;s own (the default)</source>
        <translation>مفتاح هذا التثبيت (المبدئي)</translation>
    </message>
    <message>
        <source>Signs with</source>
        <translation>يوقّع بـ</translation>
    </message>
    <message>
        <source>RS256 (the default)</source>
        <translation>RS256 (المبدئي)</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>النطاقات</translation>
    </message>
    <message>
        <source>openid profile email offline_access (the default)</source>
        <translation>openid profile email offline_access (المبدئي)</translation>
    </message>
    <message>
        <source>Token that stands for you</source>
        <translation>الرمز الذي ينوب عنك</translation>
    </message>
    <message>
        <source>Sign-in bound to a key (DPoP)</source>
        <translation>تسجيل دخول مربوط بمفتاح (DPoP)</translation>
    </message>
    <message>
        <source>auto (the default)</source>
        <translation>auto (المبدئي)</translation>
    </message>
    <message>
        <source>Redirect port</source>
        <translation>منفذ العودة</translation>
    </message>
    <message>
        <source>any free one (the default)</source>
        <translation>أي منفذ حر (المبدئي)</translation>
    </message>
    <message>
        <source>Redirect path</source>
        <translation>مسار العودة</translation>
    </message>
    <message>
        <source>/callback (the default)</source>
        <translation>/callback (المبدئي)</translation>
    </message>
    <message>
        <source>ID-JAGs a month</source>
        <translation>عدد ID-JAG في الشهر</translation>
    </message>
    <message>
        <source>no budget (the default)</source>
        <translation>بلا حد (المبدئي)</translation>
    </message>
    <message>
        <source>Where to go after signing out</source>
        <translation>إلى أين بعد تسجيل الخروج</translation>
    </message>
    <message>
        <source>nowhere (the default)</source>
        <translation>لا مكان (المبدئي)</translation>
    </message>
    <message>
        <source>Client secret, kept in the keychain</source>
        <translation>سر العميل، محفوظ في سلسلة المفاتيح</translation>
    </message>
    <message>
        <source>Public key, to register at the provider</source>
        <translation>المفتاح العام، ليُسجّل لدى الموفر</translation>
    </message>
    <message>
        <source>Asks the provider what it publishes of itself</source>
        <translation>يسأل الموفر عما ينشره عن نفسه</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>الشبكة</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>الوكيل</translation>
    </message>
    <message>
        <source>the system&apos;s (the default)</source>
        <translation>وكيل النظام (المبدئي)</translation>
    </message>
    <message>
        <source>File of further certificate authorities (PEM)</source>
        <translation>ملف سلطات شهادات إضافية (PEM)</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>الوكيل الذكي</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>builtin (the default)</source>
        <translation>builtin (المبدئي)</translation>
    </message>
    <message>
        <source>Asks before it uses a tool</source>
        <translation>يسأل قبل استعمال أداة</translation>
    </message>
    <message>
        <source>writes (the default)</source>
        <translation>writes (المبدئي)</translation>
    </message>
    <message>
        <source>Own consent at a resource</source>
        <translation>موافقتك أنت لدى مورد</translation>
    </message>
    <message>
        <source>allowed (the default)</source>
        <translation>allowed (المبدئي)</translation>
    </message>
    <message>
        <source>From the registration at the provider.</source>
        <translation>من التسجيل لدى الموفر.</translation>
    </message>
    <message>
        <source>None: this installation&apos;s key is used.</source>
        <translation>لا شيء: يُستعمل مفتاح هذا التثبيت.</translation>
    </message>
    <message>
        <source>A public client has none.</source>
        <translation>ليس للعميل العام سر.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>يُسأل…</translation>
    </message>
    <message>
        <source>Thumbprint (RFC 7638, SHA-256): %1</source>
        <translation>البصمة (RFC 7638, SHA-256): %1</translation>
    </message>
    <message>
        <source>Password at the proxy, kept in the keychain</source>
        <translation>كلمة المرور لدى الوكيل، محفوظة في سلسلة المفاتيح</translation>
    </message>
    <message>
        <source>For a proxy that wants to know who you are: http://NAME@HOST:PORT</source>
        <translation>لوكيل يريد أن يعرف من أنت: http://NAME@HOST:PORT</translation>
    </message>
    <message>
        <source>There is one in the keychain.</source>
        <translation>توجد واحدة في سلسلة المفاتيح.</translation>
    </message>
    <message>
        <source>There is none in the keychain yet.</source>
        <translation>لا توجد واحدة في سلسلة المفاتيح بعد.</translation>
    </message>
    <message>
        <source>Provider of the model</source>
        <translation>مزوّد النموذج</translation>
    </message>
    <message>
        <source>Address of the provider</source>
        <translation>عنوان المزوّد</translation>
    </message>
    <message>
        <source>its own (the default)</source>
        <translation>عنوانه الخاص (المبدئي)</translation>
    </message>
    <message>
        <source>Region of the provider</source>
        <translation>منطقة المزوّد</translation>
    </message>
</context>
<context>
    <name>agent0::ResultView</name>
    <message>
        <source>Go on in the browser</source>
        <translation>المتابعة في المتصفح</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>A picture that cannot be shown: %1</source>
        <translation>صورة لا يمكن عرضها: %1</translation>
    </message>
    <message>
        <source>Picture: %1</source>
        <translation>صورة: %1</translation>
    </message>
    <message>
        <source>Cancelled. What the server did until then, only it knows.</source>
        <translation>أُلغي. ما فعله الخادم حتى ذلك الحين لا يعرفه إلا هو.</translation>
    </message>
    <message>
        <source>The tool says that it failed. Its own words:</source>
        <translation>تقول الأداة إنها فشلت. كلماتها:</translation>
    </message>
    <message>
        <source>Done. The server gave nothing back.</source>
        <translation>تم. لم يُعد الخادم شيئاً.</translation>
    </message>
</context>
<context>
    <name>agent0::RolesChart</name>
    <message>
        <source>Identity provider</source>
        <translation>موفر الهوية</translation>
    </message>
    <message>
        <source>Authorization server</source>
        <translation>خادم التفويض</translation>
    </message>
    <message>
        <source>3 ID-JAG for access token</source>
        <translation>3 ID-JAG مقابل رمز</translation>
    </message>
    <message>
        <source>trusts</source>
        <translation>يثق</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>المورد</translation>
    </message>
    <message>
        <source>4 call with access token</source>
        <translation>4 استدعاء بالرمز</translation>
    </message>
    <message>
        <source>%1: %2 at %3%4</source>
        <translation>%1: %2 عند %3%4</translation>
    </message>
    <message>
        <source> (failed here)</source>
        <translation> (فشل هنا)</translation>
    </message>
    <message>
        <source>Who asks whom</source>
        <translation>من يسأل من</translation>
    </message>
    <message>
        <source>You run</source>
        <translation>تشغّل</translation>
    </message>
    <message>
        <source>1 sign-in, 2 exchange</source>
        <translation>1 دخول، 2 تبادل</translation>
    </message>
    <message>
        <source>has no part in it</source>
        <translation>لا دور له</translation>
    </message>
    <message>
        <source>the one the resource names</source>
        <translation>الذي يسمّيه المورد</translation>
    </message>
    <message>
        <source>asked directly</source>
        <translation>يُسأل مباشرة</translation>
    </message>
    <message>
        <source> (doubtful)</source>
        <translation> (مشكوك فيه)</translation>
    </message>
    <message>
        <source>; does not trust the one above</source>
        <translation>؛ لا يثق بما فوقه</translation>
    </message>
</context>
<context>
    <name>agent0::SecretField</name>
    <message>
        <source>unchanged</source>
        <translation>دون تغيير</translation>
    </message>
</context>
<context>
    <name>agent0::SendQuestion</name>
    <message>
        <source>Run this tool?</source>
        <translation>تشغيل هذه الأداة؟</translation>
    </message>
    <message>
        <source>Run %1 of %2?</source>
        <translation>تشغيل %1 من %2؟</translation>
    </message>
    <message>
        <source>This is what will be sent:</source>
        <translation>هذا ما سيُرسل:</translation>
    </message>
    <message>
        <source>What will be sent</source>
        <translation>ما سيُرسل</translation>
    </message>
    <message>
        <source>It is not asked again while the tool describes itself in the same way.</source>
        <translation>لن يُسأل ثانيةً ما دامت الأداة تصف نفسها بالطريقة ذاتها.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>تشغيل</translation>
    </message>
</context>
<context>
    <name>agent0::SequenceDiagram</name>
    <message>
        <source>Sequence of requests</source>
        <translation>تسلسل الطلبات</translation>
    </message>
    <message>
        <source>%1 of %2: %3 to %4, %5, %6 %7</source>
        <translation>%1 من %2: %3 إلى %4، %5، %6 %7</translation>
    </message>
</context>
<context>
    <name>agent0::SessionModel</name>
    <message>
        <source>The session is over: the identity provider lets it last no longer.</source>
        <translation>انتهت الجلسة: لا يسمح موفر الهوية باستمرارها أكثر.</translation>
    </message>
    <message>
        <source>Sign in again to go on.</source>
        <translation>سجّل الدخول مجددًا للمتابعة.</translation>
    </message>
</context>
<context>
    <name>agent0::SettingList</name>
    <message>
        <source>yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>no</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>fixed by your administrator</source>
        <translation>ثبّته المسؤول</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>الإعداد</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>مصدرها</translation>
    </message>
</context>
<context>
    <name>agent0::SettingsView</name>
    <message>
        <source>Closing the window leaves Agent0 in the tray</source>
        <translation>إغلاق النافذة يبقي Agent0 في شريط النظام</translation>
    </message>
    <message>
        <source>Start Agent0 when I log in to this computer</source>
        <translation>شغّل Agent0 عند دخولي إلى هذا الحاسوب</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>حسب النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;المظهر</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>هذه النافذة</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>الملف الشخصي</translation>
    </message>
    <message>
        <source>Values in force</source>
        <translation>القيم السارية</translation>
    </message>
    <message>
        <source>&amp;New profile…</source>
        <translation>ملف تعريف &amp;جديد…</translation>
    </message>
    <message>
        <source>Another language is spoken from the next start on.</source>
        <translation>تُستعمل اللغة الأخرى بدءًا من التشغيل التالي.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>ال&amp;لغة</translation>
    </message>
    <message>
        <source>Kept in %1</source>
        <translation>محفوظ في %1</translation>
    </message>
    <message>
        <source>Remove this profile …</source>
        <translation>إزالة ملف التعريف هذا …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Remove the profile %1?</source>
        <translation>إزالة ملف التعريف %1؟</translation>
    </message>
    <message>
        <source>You are signed out, its tokens are revoked, its secrets leave the keychain and its file goes. The record of what was done stays.</source>
        <translation>يُسجّل خروجك وتُلغى رموزه وتغادر أسراره سلسلة المفاتيح ويُزال ملفه. ويبقى سجل ما جرى.</translation>
    </message>
</context>
<context>
    <name>agent0::SetupAssistant</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;رجوع</translation>
    </message>
    <message>
        <source>Set up a profile</source>
        <translation>إعداد ملف تعريف</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>What do you connect to?</source>
        <translation>بماذا تتصل؟</translation>
    </message>
    <message>
        <source>Client secrets</source>
        <translation>أسرار العملاء</translation>
    </message>
    <message>
        <source>All there is to know</source>
        <translation>كل ما يلزم معرفته</translation>
    </message>
    <message>
        <source>What only you can know</source>
        <translation>ما لا يعرفه غيرك</translation>
    </message>
    <message>
        <source>Write and check</source>
        <translation>كتابة وفحص</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
</context>
<context>
    <name>agent0::SetupPage</name>
    <message>
        <source>Which servers does your company use? Everything can be changed later.</source>
        <translation>ما الخوادم التي تستخدمها شركتك؟ يمكن تغيير كل شيء لاحقًا.</translation>
    </message>
    <message>
        <source>Correct the answer, or go on with it all the same.</source>
        <translation>صحّح الجواب، أو تابع به على حاله.</translation>
    </message>
    <message>
        <source>Known so far</source>
        <translation>المعروف حتى الآن</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>قيد العمل</translation>
    </message>
    <message>
        <source>Asking the servers what they publish about themselves…</source>
        <translation>تُسأل الخوادم عما تنشره عن نفسها…</translation>
    </message>
    <message>
        <source>A client secret is kept in the keychain, never in the profile. What is not at hand can be left empty and added later.</source>
        <translation>يُحفظ سر العميل في سلسلة المفاتيح، لا في ملف التعريف أبدًا. وما ليس في متناولك يُترك فارغًا ويضاف لاحقًا.</translation>
    </message>
    <message>
        <source>Client secret at the identity provider</source>
        <translation>سر العميل لدى موفّر الهوية</translation>
    </message>
    <message>
        <source>Client secret at the authorization server of %1</source>
        <translation>سر العميل لدى خادم تفويض %1</translation>
    </message>
    <message>
        <source>as entered before</source>
        <translation>كما أُدخل سابقًا</translation>
    </message>
    <message>
        <source>&amp;Replace the profile that is there</source>
        <translation>&amp;استبدال ملف التعريف الموجود</translation>
    </message>
    <message>
        <source>Name of the profile</source>
        <translation>اسم ملف التعريف</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>الإعداد</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>ما سيُكتب</translation>
    </message>
    <message>
        <source>There is a profile of this name already. It stays unless you replace it.</source>
        <translation>يوجد ملف تعريف بهذا الاسم. يبقى ما لم تستبدله.</translation>
    </message>
    <message>
        <source>Agent0 goes on with this profile, and checks it.</source>
        <translation>يتابع Agent0 بملف التعريف هذا ويفحصه.</translation>
    </message>
</context>
<context>
    <name>agent0::ShortcutList</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
</context>
<context>
    <name>agent0::Sidebar</name>
    <message>
        <source>Start</source>
        <translation>البداية</translation>
    </message>
</context>
<context>
    <name>agent0::SignInPanel</name>
    <message>
        <source>Go on without it</source>
        <translation>المتابعة بدونه</translation>
    </message>
    <message>
        <source>Sign in in the browser. It goes on here by itself afterwards.</source>
        <translation>سجّل الدخول في المتصفح. بعد ذلك يتابع هنا من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>%1 It goes on here afterwards.</source>
        <translation>%1 بعد ذلك يتابع هنا.</translation>
    </message>
    <message>
        <source>Waiting for the browser…</source>
        <translation>بانتظار المتصفح…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الدخول</translation>
    </message>
</context>
<context>
    <name>agent0::Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>جارٍ التحميل</translation>
    </message>
</context>
<context>
    <name>agent0::Snackbar</name>
    <message>
        <source>Dismiss</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>agent0::StartPage</name>
    <message>
        <source>One sign-in. Every connected app.</source>
        <translation>تسجيل دخول واحد. كل تطبيق متصل.</translation>
    </message>
    <message>
        <source>Sign in once with your company&apos;s identity provider.</source>
        <translation>سجّل الدخول مرة واحدة لدى موفر الهوية في شركتك.</translation>
    </message>
    <message>
        <source>Agent0 then reaches every app your company has connected, without asking you again.</source>
        <translation>بعدها يصل Agent0 إلى كل تطبيق وصلته شركتك دون أن يسألك مجددًا.</translation>
    </message>
    <message>
        <source>You always see what was asked for, what was granted, and why something failed.</source>
        <translation>ترى دائمًا ما طُلب وما مُنح ولماذا فشل شيء ما.</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>قيد العمل</translation>
    </message>
</context>
<context>
    <name>agent0::SubjectPane</name>
    <message>
        <source>&amp;Run</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>&amp;Get</source>
        <translation>جلب</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>قراءة</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدم</translation>
    </message>
</context>
<context>
    <name>agent0::TodoDelegate</name>
    <message>
        <source>saving …</source>
        <translation>جارٍ الحفظ …</translation>
    </message>
    <message>
        <source>Text of the todo</source>
        <translation>نص المهمة</translation>
    </message>
</context>
<context>
    <name>agent0::TodoModel</name>
    <message>
        <source>“%1” was not added.</source>
        <translation>لم تُضف «%1».</translation>
    </message>
    <message>
        <source>“%1” was not changed.</source>
        <translation>لم تتغير «%1».</translation>
    </message>
    <message>
        <source>“%1” removed.</source>
        <translation>أُزيلت «%1».</translation>
    </message>
    <message numerus="yes">
        <source>%n todos removed.</source>
        <translation>
            <numerusform>لم تُزل أي مهمة.</numerusform>
            <numerusform>أُزيلت مهمة واحدة.</numerusform>
            <numerusform>أُزيلت مهمتان.</numerusform>
            <numerusform>أُزيلت %n مهام.</numerusform>
            <numerusform>أُزيلت %n مهمة.</numerusform>
            <numerusform>أُزيلت %n مهمة.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was not removed.</source>
        <translation>لم تُزل «%1».</translation>
    </message>
    <message>
        <source>%1, done, %2</source>
        <translation>%1، منجزة، %2</translation>
    </message>
    <message>
        <source>%1, open, %2</source>
        <translation>%1، مفتوحة، %2</translation>
    </message>
</context>
<context>
    <name>agent0::TodosView</name>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>مفتوحة</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>منجزة</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>الاتصال</translation>
    </message>
    <message>
        <source>All connections</source>
        <translation>كل الاتصالات</translation>
    </message>
    <message>
        <source>Which todos</source>
        <translation>أي المهام</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>تصفية</translation>
    </message>
    <message>
        <source>Filter the todos</source>
        <translation>صفِّ المهام</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>Refresh (%1)</source>
        <translation>تحديث (%1)</translation>
    </message>
    <message>
        <source>What is to be done?</source>
        <translation>ما الذي يجب عمله؟</translation>
    </message>
    <message>
        <source>New todo</source>
        <translation>مهمة جديدة</translation>
    </message>
    <message>
        <source>Where to add it</source>
        <translation>أين تُضاف</translation>
    </message>
    <message>
        <source>Todos</source>
        <translation>المهام</translation>
    </message>
    <message>
        <source>Refresh the todos</source>
        <translation>حدّث المهام</translation>
    </message>
    <message>
        <source>Write a new todo</source>
        <translation>اكتب مهمة جديدة</translation>
    </message>
    <message>
        <source>Bring back what was removed</source>
        <translation>استرجع ما أُزيل</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مجددًا</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>تُعاد المحاولة تلقائيًا.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>حاول الآن</translation>
    </message>
    <message>
        <source>Nothing is connected yet</source>
        <translation>لا شيء متصل بعد</translation>
    </message>
    <message>
        <source>No connection of this profile has todos. Your administrator connects them, or you add one.</source>
        <translation>لا يوجد اتصال في هذا الملف الشخصي له مهام. يصلها المسؤول، أو تضيف أنت واحدًا.</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>لا شيء مطابق</translation>
    </message>
    <message>
        <source>No todo is like what you are looking for.</source>
        <translation>لا توجد مهمة مثل التي تبحث عنها.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>أظهر الكل</translation>
    </message>
    <message>
        <source>The todos cannot be reached</source>
        <translation>تعذّر الوصول إلى المهام</translation>
    </message>
    <message>
        <source>What is wrong is said above.</source>
        <translation>الخلل مذكور أعلاه.</translation>
    </message>
    <message>
        <source>All done</source>
        <translation>أُنجز كل شيء</translation>
    </message>
    <message>
        <source>There is nothing to do. Write what comes next into the field above.</source>
        <translation>لا شيء لعمله. اكتب التالي في الحقل أعلاه.</translation>
    </message>
    <message numerus="yes">
        <source>That was a long text: its first %n lines are todos now.</source>
        <translation>
            <numerusform>كان النص طويلًا: لم يصبح أي سطر مهمة.</numerusform>
            <numerusform>كان النص طويلًا: أول سطر فيه مهمة الآن.</numerusform>
            <numerusform>كان النص طويلًا: أول سطرين فيه مهمتان الآن.</numerusform>
            <numerusform>كان النص طويلًا: أول %n أسطر فيه مهام الآن.</numerusform>
            <numerusform>كان النص طويلًا: أول %n سطرًا فيه مهام الآن.</numerusform>
            <numerusform>كان النص طويلًا: أول %n سطر فيه مهام الآن.</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>تحرير</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>إعادة فتح</translation>
    </message>
    <message>
        <source>Tick off</source>
        <translation>إنجاز</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
</context>
<context>
    <name>agent0::ToolsView</name>
    <message>
        <source>Tools</source>
        <translation>الأدوات</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>الموارد</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>المطالبات</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>الرسائل</translation>
    </message>
    <message>
        <source>MCP connection</source>
        <translation>اتصال MCP</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>إعادة التحميل</translation>
    </message>
    <message>
        <source>What to show</source>
        <translation>ما يُعرض</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>تصفية</translation>
    </message>
    <message>
        <source>Messages of the server</source>
        <translation>رسائل الخادم</translation>
    </message>
    <message>
        <source>Go on in the browser</source>
        <translation>المتابعة في المتصفح</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مجدداً</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>جارٍ سؤال الخادم…</translation>
    </message>
    <message>
        <source>No MCP server is connected</source>
        <translation>لا خادم MCP متصل</translation>
    </message>
    <message>
        <source>Add a connection whose kind of API is mcp, under Connections: its tools, resources and prompts are then found here.</source>
        <translation>أضف ضمن الاتصالات اتصالاً نوع واجهته mcp: ستجد أدواته وموارده ومطالباته هنا.</translation>
    </message>
    <message>
        <source>%1 %2 · MCP %3</source>
        <translation>%1 %2 · MCP %3</translation>
    </message>
    <message>
        <source>This server has no tools.</source>
        <translation>لا أدوات لهذا الخادم.</translation>
    </message>
    <message>
        <source>This server has no resources.</source>
        <translation>لا موارد لهذا الخادم.</translation>
    </message>
    <message>
        <source>This server has no prompts.</source>
        <translation>لا مطالبات لهذا الخادم.</translation>
    </message>
    <message>
        <source>The server has said nothing.</source>
        <translation>لم يقل الخادم شيئاً.</translation>
    </message>
</context>
<context>
    <name>agent0::Tray</name>
    <message>
        <source>Open Agent0</source>
        <translation>افتح Agent0</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
</context>
<context>
    <name>agent0::desktop::Administration</name>
    <message>
        <source>Connections</source>
        <translation>الاتصالات</translation>
    </message>
    <message>
        <source>Flow inspector</source>
        <translation>مفتش المسارات</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>النشاط</translation>
    </message>
</context>
<context>
    <name>agent0::desktop::Desktop</name>
    <message>
        <source>Import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>Import the profile in %1?</source>
        <translation>استيراد ملف التعريف في %1؟</translation>
    </message>
    <message>
        <source>Agent0 keeps a copy and goes on with it.</source>
        <translation>يحتفظ Agent0 بنسخة ويتابع بها.</translation>
    </message>
</context>
<context>
    <name>agent0::desktop::Guidance</name>
    <message>
        <source>Check</source>
        <translation>الفحص</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>المساعدة</translation>
    </message>
</context>
</TS>

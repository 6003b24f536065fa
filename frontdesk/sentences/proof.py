"""Refusals of proofs: codes that cannot be read."""

from collections.abc import Mapping

from frontdesk.i18n import N_

REFUSALS: Mapping[str, str] = {
    "proof_malformed": N_("Đây không phải mã đối chiếu nhật ký (XN1- và sáu nhóm sáu ký tự)."),
    "proof_length": N_("Mã đối chiếu có {signs} ký tự sau XN1, cần {wanted}. Xem lại có nhóm nào thiếu hoặc thừa."),
    "proof_mistyped": N_("Mã đối chiếu gõ sai ở nhóm {groups} (không kể XN1). Xem lại nhóm đó trên giấy."),
    "proof_newer": N_("Mã đối chiếu này do phần mềm mới hơn in ra. Cập nhật phần mềm rồi kiểm tra lại."),
    "proof_garbled": N_("Mã QR đọc được không trọn vẹn. Quét lại, hoặc gõ mã in bên cạnh."),
    "proof_not_found": N_(
        "Không thấy mã QR đối chiếu trong “{name}”. Chụp hoặc quét lại cho rõ trang có mã, hoặc gõ mã in trên giấy."
    ),
}
